import type { Words } from '../../app/language';

/** The reasons of the Rwandan rule sets and what they found none of, each in a word or two: in full they are said by the service. */
const en: Record<string, string> = {
  ADVERT_FIELDS_MISSING: 'advert incomplete', ADVERT_TOO_SHORT: 'advert too short', CONTRACT_INCOMPLETE: 'contract incomplete', EAC_SCHEDULED: 'open to Partner States’ citizens',
  EMPLOYER_NOT_REGISTERED: 'employer not registered', FILED_LATE_AFTER_ENTRY: 'filed late after entry', FOREIGN_SHARE_TOO_HIGH: 'too many foreign staff',
  FURTHER_CHANNEL_MISSING: 'further channel missing', GOVERNMENT_OR_ASSISTANCE: 'government or technical assistance', GOVERNMENT_SERVICE: 'government service',
  TECHNICAL_ASSISTANCE: 'technical assistance', IDENTITY_NOT_ESTABLISHED: 'identity not established',
  INTRA_GROUP: 'transfer within a group', LICENCE_MISSING: 'licence missing', NOT_A_FOREIGN_WORKER: 'not a foreign worker', NOT_FILED: 'day of filing not in order',
  NOT_SCHEDULED: 'not in the schedule of commitments', OCCUPATION_UNKNOWN: 'occupation not known', ODL_LISTED: 'on the Occupations in Demand List', PUBLIC_SERVICE: 'post in the public service',
  SCHEDULE_UNCLEAR: 'schedule of commitments not clear', SENIOR_EXECUTIVE: 'senior executive', SPECIAL_AGREEMENT: 'special agreement', SPECIAL_PASS: 'special pass suffices',
  SUITABLE_LOCAL_AVAILABLE: 'suitable local candidates', TRACK_UNKNOWN: 'track not known', UNDERSTUDY_MISSING: 'skills transfer not secured', UNMAPPED_PERMIT_CLASS: 'permit class not on record',
  WAGE_BELOW_FLOOR: 'pay below the floor', NO_LIST_IN_FORCE: 'an Occupations in Demand List in force', NO_HOLIDAY_CALENDAR: 'a calendar of holidays',
};

const fr: Record<string, string> = {
  ADVERT_FIELDS_MISSING: 'annonce incomplète', ADVERT_TOO_SHORT: 'annonce trop brève', CONTRACT_INCOMPLETE: 'contrat incomplet', EAC_SCHEDULED: 'ouvert aux citoyens des États partenaires',
  EMPLOYER_NOT_REGISTERED: 'employeur non inscrit', FILED_LATE_AFTER_ENTRY: 'dépôt tardif après l’entrée', FOREIGN_SHARE_TOO_HIGH: 'trop de personnel étranger',
  FURTHER_CHANNEL_MISSING: 'autre canal manquant', GOVERNMENT_OR_ASSISTANCE: 'service public ou assistance technique', GOVERNMENT_SERVICE: 'service de l’État',
  TECHNICAL_ASSISTANCE: 'assistance technique', IDENTITY_NOT_ESTABLISHED: 'identité non établie',
  INTRA_GROUP: 'mutation au sein d’un groupe', LICENCE_MISSING: 'licence manquante', NOT_A_FOREIGN_WORKER: 'pas un travailleur étranger', NOT_FILED: 'date de dépôt non en règle',
  NOT_SCHEDULED: 'hors du calendrier des engagements', OCCUPATION_UNKNOWN: 'profession inconnue', ODL_LISTED: 'sur la liste des professions en demande', PUBLIC_SERVICE: 'poste de la fonction publique',
  SCHEDULE_UNCLEAR: 'calendrier des engagements imprécis', SENIOR_EXECUTIVE: 'cadre dirigeant', SPECIAL_AGREEMENT: 'accord spécial', SPECIAL_PASS: 'un laissez-passer spécial suffit',
  SUITABLE_LOCAL_AVAILABLE: 'candidats locaux aptes', TRACK_UNKNOWN: 'voie inconnue', UNDERSTUDY_MISSING: 'transfert de compétences non assuré', UNMAPPED_PERMIT_CLASS: 'classe de permis non répertoriée',
  WAGE_BELOW_FLOOR: 'salaire sous le plancher', NO_LIST_IN_FORCE: 'liste des professions en demande en vigueur', NO_HOLIDAY_CALENDAR: 'calendrier des jours fériés',
};

// To be reviewed by a speaker.
const rw: Record<string, string> = {
  ADVERT_FIELDS_MISSING: 'itangazo ntiryuzuye', ADVERT_TOO_SHORT: 'itangazo ryamaze igihe gito', CONTRACT_INCOMPLETE: 'amasezerano ntiyuzuye', EAC_SCHEDULED: 'hafunguriwe abaturage ba EAC',
  EMPLOYER_NOT_REGISTERED: 'umukoresha ntiyanditse', FILED_LATE_AFTER_ENTRY: 'byatanzwe bitinze nyuma yo kwinjira', FOREIGN_SHARE_TOO_HIGH: 'abanyamahanga ni benshi mu bakozi',
  FURTHER_CHANNEL_MISSING: 'habuze ubundi buryo bwo gutangaza', GOVERNMENT_OR_ASSISTANCE: 'umurimo wa Leta cyangwa ubufasha', GOVERNMENT_SERVICE: 'umurimo wa Leta',
  TECHNICAL_ASSISTANCE: 'ubufasha bwa tekiniki', IDENTITY_NOT_ESTABLISHED: 'umwirondoro nturemezwa',
  INTRA_GROUP: 'kwimurirwa mu kigo cy’itsinda', LICENCE_MISSING: 'habuze uruhushya rwo gukora', NOT_A_FOREIGN_WORKER: 'si umukozi w’umunyamahanga', NOT_FILED: 'itariki ntiboneye',
  NOT_SCHEDULED: 'ntibiri mu byemejwe', OCCUPATION_UNKNOWN: 'umwuga ntuzwi', ODL_LISTED: 'ku rutonde rw’imyuga ikenewe', PUBLIC_SERVICE: 'umwanya wa Leta',
  SCHEDULE_UNCLEAR: 'ibyemejwe ntibisobanutse', SENIOR_EXECUTIVE: 'umuyobozi mukuru', SPECIAL_AGREEMENT: 'amasezerano yihariye', SPECIAL_PASS: 'uruhushya rwihariye rurahagije',
  SUITABLE_LOCAL_AVAILABLE: 'hari abakandida bo mu gihugu', TRACK_UNKNOWN: 'inzira ntizwi', UNDERSTUDY_MISSING: 'guhererekanya ubumenyi ntibyateganyijwe', UNMAPPED_PERMIT_CLASS: 'icyiciro cy’uruhushya ntikizwi',
  WAGE_BELOW_FLOOR: 'umushahara uri munsi y’igipimo', NO_LIST_IN_FORCE: 'urutonde rw’imyuga ikenewe rukurikizwa', NO_HOLIDAY_CALENDAR: 'karindari y’iminsi y’ikiruhuko',
};

export const reasonWords: Words<Record<string, string>> = { en, fr, rw };
