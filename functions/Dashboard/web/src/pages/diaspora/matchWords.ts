import type { Words } from '../../app/language';

/** Runs of matching, their proposals, and what keeps a request from one. */
const en = {
  run: 'Run of matching', noRuns: 'Nothing was matched yet.', start: 'Match now', by: 'asked for by {0}', byTimer: 'nightly run',
  runSays: '{0} experts, {1} pairs that pass every gate. The proposals together score {2}; the best pair taken each time would score {3}.',
  rules: 'Rules {0}',
  outcomes: {
    Proposed: 'proposed', PartlyProposed: 'partly proposed', CandidatesServeOthers: 'candidates serve others better', NoCandidate: 'no candidate',
    NotOpen: 'not open',
  } as Record<string, string>,
  candidates: '{0} candidate(s)', expert: 'Expert', score: 'Score', proposed: 'proposed', missionDays: 'Mission',
  parts: {
    specialty: 'Specialty', skills: 'Skills', time: 'Time', experience: 'Experience', language: 'Language', place: 'Place', continuity: 'Continuity',
  } as Record<string, string>,
  partsNote: 'Each part runs from 0 to 1. Sex, age, origin and place of residence are not seen by matching. Experts are named by a hash that holds for this run only.',
  binding: 'Gate in the way: {0}. It alone keeps {1} expert(s) away.', noBinding: 'No single gate is in the way.',
  gates: {
    RequestOpen: 'request open', Consent: 'consent', Specialty: 'specialty', Mode: 'mode', Availability: 'days in common', Skills: 'skills',
    Licence: 'licence', Language: 'language', DaysLeft: 'days left in the year', NotEngaged: 'no other mission',
  } as Record<string, string>,
  unmatched: 'Requests that are not served', served: 'Requests with a proposal', more: 'Show more ({0} left)', confirm: 'Confirm', reject: 'Reject',
  confirmed: 'Confirmed: mission {0}. The expert answers next.', rejected: 'Rejected, and counted for the review of the weights.',
  rejections: {
    SkillsTooLow: 'skills too low', SpecialtyTooFar: 'specialty too far', DatesDoNotSuit: 'dates do not suit',
    LanguageNotEnough: 'language not enough', LicenceDoubtful: 'licence doubtful', EarlierExperience: 'earlier experience',
    HostPrefersAnother: 'host prefers another', ExpertNotReached: 'expert not reached',
  } as Record<string, string>,
  renewals: '{0} consent(s) end within 60 days.', leftOut: 'Left out of the run',
};

const fr: typeof en = {
  run: 'Rapprochement', noRuns: 'Rien n’a encore été rapproché.', start: 'Rapprocher maintenant', by: 'demandé par {0}', byTimer: 'passage nocturne',
  runSays: '{0} experts, {1} paires passent toutes les conditions. Les propositions ensemble ont un score de {2} ; en prenant chaque fois la meilleure paire, il serait de {3}.',
  rules: 'Règles {0}',
  outcomes: {
    Proposed: 'proposé', PartlyProposed: 'proposé en partie', CandidatesServeOthers: 'les candidats servent mieux ailleurs',
    NoCandidate: 'aucun candidat', NotOpen: 'non ouverte',
  },
  candidates: '{0} candidat(s)', expert: 'Expert', score: 'Score', proposed: 'proposé', missionDays: 'Mission',
  parts: {
    specialty: 'Spécialité', skills: 'Compétences', time: 'Temps', experience: 'Expérience', language: 'Langue', place: 'Lieu',
    continuity: 'Continuité',
  },
  partsNote: 'Chaque part va de 0 à 1. Le sexe, l’âge, l’origine et le lieu de résidence ne sont pas vus. Les experts portent une empreinte qui ne vaut que pour ce passage.',
  binding: 'Condition qui bloque : {0}. À elle seule elle écarte {1} expert(s).', noBinding: 'Aucune condition ne bloque à elle seule.',
  gates: {
    RequestOpen: 'demande ouverte', Consent: 'consentement', Specialty: 'spécialité', Mode: 'mode', Availability: 'jours en commun',
    Skills: 'compétences', Licence: 'licence', Language: 'langue', DaysLeft: 'jours restants dans l’année', NotEngaged: 'pas d’autre mission',
  },
  unmatched: 'Demandes non servies', served: 'Demandes avec proposition', more: 'Afficher la suite (encore {0})', confirm: 'Confirmer',
  reject: 'Rejeter', confirmed: 'Confirmé : mission {0}. L’expert répond ensuite.', rejected: 'Rejeté, et compté pour la révision des pondérations.',
  rejections: {
    SkillsTooLow: 'compétences trop faibles', SpecialtyTooFar: 'spécialité trop éloignée', DatesDoNotSuit: 'dates inadéquates',
    LanguageNotEnough: 'langue insuffisante', LicenceDoubtful: 'licence douteuse', EarlierExperience: 'expérience antérieure',
    HostPrefersAnother: 'l’hôte préfère un autre', ExpertNotReached: 'expert injoignable',
  },
  renewals: '{0} consentement(s) expirent dans les 60 jours.', leftOut: 'Écarté du passage',
};

// To be reviewed by a speaker; the shell says so.
const rw: typeof en = {
  run: 'Igikorwa cyo guhuza', noRuns: 'Nta guhuza kurakorwa.', start: 'Huza ubu', by: 'cyasabwe na {0}', byTimer: 'igikorwa cya nijoro',
  runSays: 'Inzobere {0}, abahujwe {1} bujuje ibisabwa byose. Ibitekerezo byose hamwe bifite amanota {2}; hafatwa buri gihe abahuye neza kurusha abandi, yaba {3}.',
  rules: 'Amategeko {0}',
  outcomes: {
    Proposed: 'byatanzweho igitekerezo', PartlyProposed: 'byatanzweho igitekerezo igice',
    CandidatesServeOthers: 'abakandida bakwiranye kurushaho n’ahandi', NoCandidate: 'nta mukandida', NotOpen: 'ntibufunguye',
  },
  candidates: 'abakandida {0}', expert: 'Inzobere', score: 'Amanota', proposed: 'igitekerezo', missionDays: 'Ubutumwa bw’akazi',
  parts: {
    specialty: 'Ubuzobere', skills: 'Ubumenyi', time: 'Igihe', experience: 'Uburambe', language: 'Ururimi', place: 'Ahantu', continuity: 'Gukomeza',
  },
  partsNote: 'Buri gice kiva kuri 0 kikagera kuri 1. Igitsina, imyaka, inkomoko n’aho umuntu atuye ntibirebwa mu guhuza. Inzobere zerekanwa n’ikirango kimara iki gikorwa gusa.',
  binding: 'Ikibuza: {0}. Cyonyine gihagarika inzobere {1}.', noBinding: 'Nta kintu kimwe cyonyine kibuza.',
  gates: {
    RequestOpen: 'ubusabe bufunguye', Consent: 'uruhushya rwe', Specialty: 'ubuzobere', Mode: 'uburyo', Availability: 'iminsi bahuriyeho',
    Skills: 'ubumenyi', Licence: 'uruhushya rwo gukora', Language: 'ururimi', DaysLeft: 'iminsi isigaye mu mwaka', NotEngaged: 'nta bundi butumwa',
  },
  unmatched: 'Ibyasabwe bitabonewe inzobere', served: 'Ibyasabwe byabonewe igitekerezo', more: 'Erekana ibindi (hasigaye {0})', confirm: 'Emeza',
  reject: 'Hakana', confirmed: 'Byemejwe: ubutumwa {0}. Inzobere ni yo isubiza ubutaha.',
  rejected: 'Byahakanywe, kandi byabazwe mu isuzuma ry’uburemere.',
  rejections: {
    SkillsTooLow: 'ubumenyi ntibuhagije', SpecialtyTooFar: 'ubuzobere buratandukanye cyane', DatesDoNotSuit: 'amatariki ntabereye',
    LanguageNotEnough: 'ururimi ntiruhagije', LicenceDoubtful: 'uruhushya rurashidikanywaho', EarlierExperience: 'ibyabaye mbere',
    HostPrefersAnother: 'abakira barahitamo undi', ExpertNotReached: 'inzobere ntiyabonetse',
  },
  renewals: 'Impushya {0} zatanzwe n’inzobere zizarangira mu minsi 60.', leftOut: 'Ibitarashyizwe mu gikorwa',
};

export const matchWords: Words<typeof en> = { en, fr, rw };
