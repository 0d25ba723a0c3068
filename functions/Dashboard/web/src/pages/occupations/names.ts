import type { Words } from '../../app/language';

/** The vocabularies of the index and of the reviews, in words. */
const en = {
  classes: { SHORTAGE: 'shortage', POTENTIAL: 'potential shortage', BALANCED: 'balanced', SURPLUS: 'surplus', INSUFFICIENT: 'too little data' } as Record<string, string>,
  indicators: {
    WAGE: 'Growth of hourly pay', EMP: 'Growth of employment', HRS: 'Growth of hours', UNEMP: 'Low unemployment', UNDERQ: 'Under-qualified workers', VAC: 'Vacancies',
    VACGROWTH: 'Growth of vacancies', PERMIT: 'Work permits', GRAD: 'Graduates (few)', DIASPORA: 'Nationals abroad (few)',
  } as Record<string, string>,
  missing: {
    no_data: 'no data delivered', variable_not_collected: 'not asked in every round needed', no_reference: 'a table it needs was not supplied', none_observed: 'nobody observed',
    zero_base: 'the base is zero', too_few: 'too few observed', no_variance: 'its error cannot be known', low_coverage: 'too few indicators',
  } as Record<string, string>,
  actions: { add: 'add', keep: 'keep', remove: 'remove', watch: 'watch' } as Record<string, string>,
  states: { Computed: 'computed', Proposed: 'proposed', UnderReview: 'under review', Recommended: 'recommended', Deferred: 'deferred', Decided: 'decided' } as Record<string, string>,
  because: {
    score_holds: 'the score holds', insufficient_data: 'too little data for a score', outside_scope: 'not among the occupations compared', potential: 'the score is high, but not confirmed',
    uncertain: 'the score may not be above 0', few_votes: 'too few indicators vote for a shortage', permits_only: 'without work permits the score is low', use_with_caution: 'rests mostly on the group above',
    shortage_confirmed_: 'shortage confirmed over {0} quarters', shortage_: 'shortage in {0} of {1} quarters needed', below_tau_out_confirmed_: 'low score confirmed over {0} quarters',
    below_tau_out_: 'low score in {0} of {1} quarters needed', evidence_: '{0} sources of evidence', strategic_: 'named by {0} strategies',
  } as Record<string, string>,
  outcomes: { Accept: 'accepted', Amend: 'amended', Refuse: 'refused', Defer: 'deferred' } as Record<string, string>,
  reasons: {
    IndexConfirmed: 'The index confirms it', EmployersConfirm: 'Employers confirm it', EmployersContradict: 'Employers contradict it', TrainingSuffices: 'Training suffices',
    StrategicNeed: 'Need of a national strategy', DataTooThin: 'The data are too thin', DrivenByPermitsAlone: 'Driven by permits alone', TemporaryOnly: 'Temporary only',
    OutsideThePolicy: 'Outside the policy',
  } as Record<string, string>,
  kinds: {
    EmployersStatement: 'Statement of employers', WorkersStatement: 'Statement of workers', SectorSkillsAudit: 'Skills audit of a sector', LabourMarketStudy: 'Labour market study',
    TrainingOutput: 'Output of training', VacancyRecords: 'Records of vacancies', PolicyDocument: 'Policy document', Other: 'Other',
  } as Record<string, string>,
  sides: { For: 'for', Against: 'against' } as Record<string, string>,
  scenarios: {
    equal_weights: 'Equal weights', classical_z: 'Mean and standard deviation', rank_normalisation: 'Ranks in place of values', drawn_weights: 'Weights drawn at random',
    years_1: 'Windows one year apart', years_5: 'Windows five years apart', drop_wage: 'Without pay', drop_emp: 'Without employment', drop_hrs: 'Without hours',
    drop_unemp: 'Without unemployment', drop_underq: 'Without under-qualification', drop_vac: 'Without vacancies', drop_permit: 'Without permits',
  } as Record<string, string>,
};

const fr: typeof en = {
  classes: { SHORTAGE: 'pénurie', POTENTIAL: 'pénurie possible', BALANCED: 'équilibre', SURPLUS: 'excédent', INSUFFICIENT: 'données insuffisantes' },
  indicators: {
    WAGE: 'Hausse du salaire horaire', EMP: 'Hausse de l’emploi', HRS: 'Hausse des heures', UNEMP: 'Faible chômage', UNDERQ: 'Travailleurs sous-qualifiés', VAC: 'Postes vacants',
    VACGROWTH: 'Hausse des postes vacants', PERMIT: 'Permis de travail', GRAD: 'Diplômés (peu)', DIASPORA: 'Nationaux à l’étranger (peu)',
  },
  missing: {
    no_data: 'aucune donnée livrée', variable_not_collected: 'non demandé à chaque enquête nécessaire', no_reference: 'une table nécessaire n’a pas été fournie',
    none_observed: 'personne d’observé', zero_base: 'la base est nulle', too_few: 'trop peu d’observations', no_variance: 'son erreur ne peut être connue', low_coverage: 'trop peu d’indicateurs',
  },
  actions: { add: 'ajouter', keep: 'maintenir', remove: 'retirer', watch: 'surveiller' },
  states: { Computed: 'calculé', Proposed: 'proposé', UnderReview: 'à l’examen', Recommended: 'recommandé', Deferred: 'reporté', Decided: 'décidé' },
  because: {
    score_holds: 'le score se maintient', insufficient_data: 'trop peu de données pour un score', outside_scope: 'hors des professions comparées', potential: 'le score est élevé, mais non confirmé',
    uncertain: 'le score peut ne pas dépasser 0', few_votes: 'trop peu d’indicateurs plaident pour une pénurie', permits_only: 'sans les permis de travail le score est bas', use_with_caution: 'repose surtout sur le groupe supérieur',
    shortage_confirmed_: 'pénurie confirmée sur {0} trimestres', shortage_: 'pénurie dans {0} des {1} trimestres requis', below_tau_out_confirmed_: 'score bas confirmé sur {0} trimestres',
    below_tau_out_: 'score bas dans {0} des {1} trimestres requis', evidence_: '{0} sources de preuve', strategic_: 'citée par {0} stratégies',
  },
  outcomes: { Accept: 'accepté', Amend: 'modifié', Refuse: 'refusé', Defer: 'reporté' },
  reasons: {
    IndexConfirmed: 'L’indice le confirme', EmployersConfirm: 'Les employeurs le confirment', EmployersContradict: 'Les employeurs le contredisent', TrainingSuffices: 'La formation suffit',
    StrategicNeed: 'Besoin d’une stratégie nationale', DataTooThin: 'Les données sont trop minces', DrivenByPermitsAlone: 'Dû aux seuls permis', TemporaryOnly: 'Temporaire seulement',
    OutsideThePolicy: 'Hors de la politique',
  },
  kinds: {
    EmployersStatement: 'Déclaration d’employeurs', WorkersStatement: 'Déclaration de travailleurs', SectorSkillsAudit: 'Audit des compétences d’un secteur',
    LabourMarketStudy: 'Étude du marché du travail', TrainingOutput: 'Sorties de formation', VacancyRecords: 'Registres de postes vacants', PolicyDocument: 'Document de politique', Other: 'Autre',
  },
  sides: { For: 'pour', Against: 'contre' },
  scenarios: {
    equal_weights: 'Poids égaux', classical_z: 'Moyenne et écart type', rank_normalisation: 'Rangs au lieu de valeurs', drawn_weights: 'Poids tirés au hasard',
    years_1: 'Fenêtres à un an', years_5: 'Fenêtres à cinq ans', drop_wage: 'Sans le salaire', drop_emp: 'Sans l’emploi', drop_hrs: 'Sans les heures',
    drop_unemp: 'Sans le chômage', drop_underq: 'Sans la sous-qualification', drop_vac: 'Sans les postes vacants', drop_permit: 'Sans les permis',
  },
};

// To be reviewed by a speaker.
const rw: typeof en = {
  classes: { SHORTAGE: 'ibura ry’abakozi', POTENTIAL: 'ibura rishoboka', BALANCED: 'biringaniye', SURPLUS: 'abakozi barenze', INSUFFICIENT: 'amakuru adahagije' },
  indicators: {
    WAGE: 'Izamuka ry’umushahara w’isaha', EMP: 'Izamuka ry’abakora', HRS: 'Izamuka ry’amasaha', UNEMP: 'Ubushomeri buke', UNDERQ: 'Abakozi badafite impamyabumenyi ikwiye',
    VAC: 'Imyanya idafite abakozi', VACGROWTH: 'Izamuka ry’imyanya idafite abakozi', PERMIT: 'Impushya z’akazi', GRAD: 'Abarangije amashuri (bake)', DIASPORA: 'Abanyarwanda bari mu mahanga (bake)',
  },
  missing: {
    no_data: 'nta makuru yatanzwe', variable_not_collected: 'ntibyabajijwe mu bushakashatsi bwose bukenewe', no_reference: 'imbonerahamwe ikenewe ntiyatanzwe',
    none_observed: 'nta wabonetse', zero_base: 'ishingiro ni zeru', too_few: 'ababonetse ni bake cyane', no_variance: 'ikosa ryabyo ntirimenyekana', low_coverage: 'ibipimo ni bike cyane',
  },
  actions: { add: 'kongeraho', keep: 'kugumishaho', remove: 'gukuraho', watch: 'gukurikirana' },
  states: { Computed: 'byabazwe', Proposed: 'byasabwe', UnderReview: 'birasuzumwa', Recommended: 'byatanzweho inama', Deferred: 'byimuwe', Decided: 'byemejwe' },
  because: {
    score_holds: 'amanota aracyahagije', insufficient_data: 'amakuru make ku manota', outside_scope: 'ntiri mu myuga igereranywa', potential: 'amanota ari hejuru, ariko ntiyemejwe',
    uncertain: 'amanota ashobora kutarenga 0', few_votes: 'ibipimo bigaragaza ibura ni bike', permits_only: 'hatarimo impushya amanota ari hasi', use_with_caution: 'bishingiye ahanini ku itsinda ryo hejuru',
    shortage_confirmed_: 'ibura ryemejwe mu bihembwe {0}', shortage_: 'ibura mu bihembwe {0} kuri {1} bikenewe', below_tau_out_confirmed_: 'amanota make yemejwe mu bihembwe {0}',
    below_tau_out_: 'amanota make mu bihembwe {0} kuri {1} bikenewe', evidence_: 'inkomoko {0} z’ibimenyetso', strategic_: 'ivugwa mu ngamba {0}',
  },
  outcomes: { Accept: 'byemewe', Amend: 'byahinduwe', Refuse: 'byanzwe', Defer: 'byimuwe' },
  reasons: {
    IndexConfirmed: 'Igipimo kirabyemeza', EmployersConfirm: 'Abakoresha barabyemeza', EmployersContradict: 'Abakoresha barabihakana', TrainingSuffices: 'Amahugurwa arahagije',
    StrategicNeed: 'Bikenewe mu ngamba z’igihugu', DataTooThin: 'Amakuru ni make cyane', DrivenByPermitsAlone: 'Bishingiye ku mpushya gusa', TemporaryOnly: 'By’igihe gito gusa',
    OutsideThePolicy: 'Ntibiri muri politiki',
  },
  kinds: {
    EmployersStatement: 'Itangazo ry’abakoresha', WorkersStatement: 'Itangazo ry’abakozi', SectorSkillsAudit: 'Isuzuma ry’ubumenyi mu rwego', LabourMarketStudy: 'Ubushakashatsi ku isoko ry’umurimo',
    TrainingOutput: 'Abarangije amahugurwa', VacancyRecords: 'Imyanya y’akazi yanditswe', PolicyDocument: 'Inyandiko ya politiki', Other: 'Ikindi',
  },
  sides: { For: 'birashyigikiye', Against: 'birabirwanya' },
  scenarios: {
    equal_weights: 'Uburemere bungana', classical_z: 'Impuzandengo n’itandukaniro', rank_normalisation: 'Imyanya aho kuba imibare', drawn_weights: 'Uburemere butomboye',
    years_1: 'Intera y’umwaka umwe', years_5: 'Intera y’imyaka itanu', drop_wage: 'Hatarimo umushahara', drop_emp: 'Hatarimo abakora', drop_hrs: 'Hatarimo amasaha',
    drop_unemp: 'Hatarimo ubushomeri', drop_underq: 'Hatarimo impamyabumenyi', drop_vac: 'Hatarimo imyanya y’akazi', drop_permit: 'Hatarimo impushya',
  },
};

export const names: Words<typeof en> = { en, fr, rw };

/** How a class looks; its word stands with it. */
export const toneOf = (name: string): 'bad' | 'warn' | 'info' | undefined => ({ SHORTAGE: 'bad', POTENTIAL: 'warn', SURPLUS: 'info' } as const)[name as 'SHORTAGE'];

/** A reason of the index in words: a number in its code counts quarters, sources or strategies, as in `shortage_1_of_2`. */
export function reasonOf(code: string, because: Record<string, string>): string {
  const [numbers, name] = [code.match(/\d+/g) ?? [], code.replace(/\d.*$/, '')];
  const text = because[code] ?? because[name];
  return text ? text.replace(/\{(\d)\}/g, (_, at: string) => numbers[Number(at)] ?? '') : code;
}
