import type { Words } from '../../app/language';

/** Missions, and what is put on record about one. */
const en = {
  missionStates: {
    Proposed: 'proposed', Accepted: 'accepted', Confirmed: 'confirmed', Running: 'running', Completed: 'completed', Cancelled: 'cancelled',
  } as Record<string, string>,
  byState: 'Missions by state', byStateSays: 'Bars: number of missions by state.', count: 'Missions', planned: 'Planned',
  delivered: 'Days delivered', rating: 'Host’s rating', confirmStep: 'Confirm: licence seen today', runStep: 'It begins today', mission: 'Mission',
  next: 'Next step', expertAnswers: 'the expert answers', noMissions: 'There is no mission.', completeOrRecord: 'Complete or record',
  recordMore: 'Record', workOn: 'Mission for request {0}', close: 'Close', cancel: 'Cancel the mission',
  cancelHelp: 'A mission that is cancelled stays cancelled. Its request goes back into matching.', cancelIt: 'Record the cancellation',
  cancelledNow: 'The mission is cancelled.',
  cancelReasons: {
    dates: 'no dates that suit both', licence: 'licence or registration not in order', host_withdrew: 'host withdrew',
    expert_withdrew: 'expert withdrew', funding: 'no funding', consent: 'consent withdrawn', security: 'travel not possible',
  } as Record<string, string>,
  complete: 'Complete the mission', completeIt: 'Record the completion', completed: 'The mission is completed.', lastDay: 'Last day',
  stayed: 'Did the expert stay on?', stays: { no: 'no', extended: 'extended the stay', employed: 'took up employment' } as Record<string, string>,
  expertRating: 'Expert’s rating', notGiven: 'not given', reportDue: 'Report due on', travel: 'Cost: travel', dsa: 'Cost: daily allowance',
  insurance: 'Cost: insurance', currency: 'Currency', costsTogether: 'Give all three costs, or none; 0 for none of a kind.',
  activity: 'Record an activity', dayOf: 'Day', kind: 'Kind', topic: 'Topic', noNames: 'Without a person’s name.', hours: 'Hours',
  participants: 'Participants', output: 'Document that came of it', outputHint: 'Such as the title of a protocol; empty when none did.',
  isOnline: 'At a distance',
  activities: {
    lecture: 'lecture', bedside: 'teaching at the bedside', supervised_procedure: 'supervised procedure', simulation: 'simulation',
    protocol: 'writing a protocol', tot: 'training of trainers', tele_mentoring: 'mentoring at a distance', research: 'research',
    curriculum: 'writing a curriculum',
  } as Record<string, string>,
  beneficiary: 'Record somebody who was trained, or what became of it', keyOf: 'Key of the person',
  keyHint: 'The facility’s own: letters, digits and hyphens. It names nobody.', cadre: 'Cadre', sex: 'Sex', facilityCode: 'Facility (code)',
  preScore: 'Score before (0 to 100)', postScore: 'Score after (0 to 100)', at6Months: 'Uses the skill 6 months later',
  at12Months: 'Uses the skill 12 months later', consent: 'The person agrees to be counted with scores',
  consentHint: 'Without it no scores and no follow-up are kept.', report: 'Record that the report came', reportWanted: 'It is to come by {0}.',
  reportCame: 'On record: it came on {0}.', receivedOn: 'Came on',
};

const fr: typeof en = {
  missionStates: {
    Proposed: 'proposée', Accepted: 'acceptée', Confirmed: 'confirmée', Running: 'en cours', Completed: 'achevée', Cancelled: 'annulée',
  },
  byState: 'Missions selon l’état', byStateSays: 'Barres : nombre de missions selon l’état.', count: 'Missions', planned: 'Prévue',
  delivered: 'Jours effectués', rating: 'Note de l’hôte', confirmStep: 'Confirmer : licence vue aujourd’hui', runStep: 'Elle commence aujourd’hui',
  mission: 'Mission', next: 'Étape suivante', expertAnswers: 'l’expert répond', noMissions: 'Il n’y a aucune mission.',
  completeOrRecord: 'Achever ou consigner', recordMore: 'Consigner', workOn: 'Mission pour la demande {0}', close: 'Fermer',
  cancel: 'Annuler la mission', cancelHelp: 'Une mission annulée le reste. Sa demande revient au rapprochement.', cancelIt: 'Consigner l’annulation',
  cancelledNow: 'La mission est annulée.',
  cancelReasons: {
    dates: 'aucune date ne convient aux deux', licence: 'licence ou inscription non conforme', host_withdrew: 'l’hôte s’est retiré',
    expert_withdrew: 'l’expert s’est retiré', funding: 'pas de financement', consent: 'consentement retiré', security: 'voyage impossible',
  },
  complete: 'Achever la mission', completeIt: 'Consigner l’achèvement', completed: 'La mission est achevée.', lastDay: 'Dernier jour',
  stayed: 'L’expert est-il resté ?', stays: { no: 'non', extended: 'a prolongé son séjour', employed: 'a pris un emploi' },
  expertRating: 'Note de l’expert', notGiven: 'non donnée', reportDue: 'Rapport attendu le', travel: 'Coût, voyage',
  dsa: 'Coût, indemnité journalière', insurance: 'Coût, assurance', currency: 'Monnaie',
  costsTogether: 'Donnez les trois coûts ou aucun ; 0 où il n’y en a pas.', activity: 'Consigner une activité', dayOf: 'Jour', kind: 'Genre',
  topic: 'Sujet', noNames: 'Sans nom de personne.', hours: 'Heures', participants: 'Participants', output: 'Document qui en est issu',
  outputHint: 'Par exemple le titre d’un protocole ; vide s’il n’y en a pas.', isOnline: 'À distance',
  activities: {
    lecture: 'cours', bedside: 'enseignement au lit du malade', supervised_procedure: 'geste supervisé', simulation: 'simulation',
    protocol: 'rédaction d’un protocole', tot: 'formation de formateurs', tele_mentoring: 'mentorat à distance', research: 'recherche',
    curriculum: 'rédaction d’un programme d’études',
  },
  beneficiary: 'Consigner une personne formée, ou ce qu’il en est advenu', keyOf: 'Clé de la personne',
  keyHint: 'Propre à l’établissement : lettres, chiffres et traits d’union. Elle ne nomme personne.', cadre: 'Cadre', sex: 'Sexe',
  facilityCode: 'Établissement (code)', preScore: 'Score avant (0 à 100)', postScore: 'Score après (0 à 100)',
  at6Months: 'Applique l’acquis 6 mois après', at12Months: 'Applique l’acquis 12 mois après',
  consent: 'La personne accepte d’être comptée avec ses scores', consentHint: 'Sinon ni score ni suivi ne sont gardés.',
  report: 'Consigner l’arrivée du rapport', reportWanted: 'Il est attendu pour le {0}.', reportCame: 'Consigné : il est arrivé le {0}.',
  receivedOn: 'Arrivé le',
};

// To be reviewed by a speaker; the shell says so.
const rw: typeof en = {
  missionStates: {
    Proposed: 'igitekerezo', Accepted: 'bwemewe', Confirmed: 'bwemejwe', Running: 'burakorwa', Completed: 'bwarangiye', Cancelled: 'bwahagaritswe',
  },
  byState: 'Ubutumwa uko bumeze', byStateSays: 'Inkingi: umubare w’ubutumwa kuri buri rwego.', count: 'Ubutumwa', planned: 'Igihe giteganyijwe',
  delivered: 'Iminsi yakozwe', rating: 'Amanota y’abakira', confirmStep: 'Emeza: uruhushya rwo gukora rwarebwe uyu munsi',
  runStep: 'Butangiye uyu munsi', mission: 'Ubutumwa bw’akazi', next: 'Intambwe ikurikira', expertAnswers: 'inzobere irasubiza',
  noMissions: 'Nta butumwa buhari.', completeOrRecord: 'Soza cyangwa wandike', recordMore: 'Andika', workOn: 'Ubutumwa bw’ubusabe {0}',
  close: 'Funga', cancel: 'Hagarika ubutumwa',
  cancelHelp: 'Ubutumwa bwahagaritswe ntibwongera gufungurwa. Ubusabe bwongera guhuzwa n’izindi nzobere.', cancelIt: 'Andika ko bwahagaritswe',
  cancelledNow: 'Ubutumwa bwahagaritswe.',
  cancelReasons: {
    dates: 'nta tariki ibereye bombi', licence: 'uruhushya rwo gukora cyangwa iyandikwa bitujuje ibisabwa', host_withdrew: 'abakira barabyihoreye',
    expert_withdrew: 'inzobere yarabyihoreye', funding: 'nta mafaranga ahari', consent: 'uruhushya rw’inzobere rwakuweho',
    security: 'kugenda ntibishoboka',
  },
  complete: 'Soza ubutumwa', completeIt: 'Andika ko bwarangiye', completed: 'Ubutumwa bwarangiye.', lastDay: 'Umunsi wa nyuma',
  stayed: 'Inzobere yagumye?', stays: { no: 'oya', extended: 'yongereye igihe', employed: 'yabonye akazi' }, expertRating: 'Amanota y’inzobere',
  notGiven: 'ntiyatanzwe', reportDue: 'Raporo itegerejwe ku wa', travel: 'Ikiguzi: urugendo', dsa: 'Ikiguzi: amafaranga y’umunsi',
  insurance: 'Ikiguzi: ubwishingizi', currency: 'Ifaranga',
  costsTogether: 'Tanga ibiguzi byose uko ari bitatu, cyangwa ntutange na kimwe; andika 0 ku kitabaho.', activity: 'Andika igikorwa',
  dayOf: 'Umunsi', kind: 'Ubwoko', topic: 'Ingingo', noNames: 'Nta zina ry’umuntu.', hours: 'Amasaha', participants: 'Abitabiriye',
  output: 'Inyandiko yavuyemo', outputHint: 'Urugero: umutwe w’inyandiko ngenderwaho; harekwa ubusa iyo nta yavuyemo.',
  isOnline: 'Hifashishijwe ikoranabuhanga',
  activities: {
    lecture: 'isomo', bedside: 'kwigishiriza iruhande rw’umurwayi', supervised_procedure: 'igikorwa gikozwe gikurikiranywe',
    simulation: 'imyitozo yigana ukuri', protocol: 'kwandika inyandiko ngenderwaho', tot: 'guhugura abazahugura abandi',
    tele_mentoring: 'guherekeza hifashishijwe ikoranabuhanga', research: 'ubushakashatsi', curriculum: 'kwandika integanyanyigisho',
  },
  beneficiary: 'Andika uwahuguwe, cyangwa icyo byamumariye', keyOf: 'Ikirango cy’umuntu',
  keyHint: 'Ni icy’ibitaro ubwabyo: inyuguti, imibare n’uturongo. Nta zina ry’umuntu kivuga.', cadre: 'Urwego rw’umwuga', sex: 'Igitsina',
  facilityCode: 'Ibitaro (kode)', preScore: 'Amanota mbere (0 kugeza 100)', postScore: 'Amanota nyuma (0 kugeza 100)',
  at6Months: 'Akoresha ubwo bumenyi nyuma y’amezi 6', at12Months: 'Akoresha ubwo bumenyi nyuma y’amezi 12',
  consent: 'Uwo muntu yemera kubarwa hamwe n’amanota ye', consentHint: 'Atabyemeye, nta manota abikwa.', report: 'Andika ko raporo yaje',
  reportWanted: 'Itegerejwe bitarenze ku wa {0}.', reportCame: 'Byanditswe: yaje ku wa {0}.', receivedOn: 'Yaje ku wa',
};

export const missionWords: Words<typeof en> = { en, fr, rw };
