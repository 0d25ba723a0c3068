import type { Words } from '../../app/language';

/** What the facts of an application are called. The form itself comes from the published schema; a fact without a name here is called as the schema calls it. */
const en: Record<string, string> = {
  applicationId: 'Reference of the application', submittedAt: 'Day of filing', identityEstablished: 'Identity established', nationalities: 'Nationalities (three-letter codes)', entryDate: 'Day of entry into Rwanda',
  stream: 'Stream', permitClass: 'Permit class applied for',
  registered: 'In the employer register', staff: 'All staff', foreignStaff: 'Foreign staff', partnerStateStaff: 'Of them citizens of Partner States', lowWageShare: 'Share of low-wage positions (0 to 1)',
  redundancies: 'Redundancies in the occupation', lastRedundancy: 'Last redundancy',
  occupation: 'Occupation (ISCO-08, four digits)', sector: 'Sector (ISIC)', region: 'Province or district', vacancies: 'Posts to fill', monthlyPay: 'Gross pay a month', currency: 'Currency', weeklyHours: 'Hours a week',
  contractStart: 'Contract from', contractEnd: 'Contract to', regulatedProfession: 'Regulated profession (code, or NONE)', publicService: 'Public service', foreignPostsInGroup: 'Foreign posts in the minor group', reference: 'Employer’s number of the post',
  channel: 'Channel', from: 'Shown from', to: 'Shown to', ongoing: 'Still shown', national: 'Nationwide', fields: 'What the advert said', matchesOffered: 'Matches offered', matchesInvited: 'Matches invited',
  applied: 'Applied', meetsEducation: 'Meets the education', meetsExperience: 'Meets the experience', meetsLicence: 'Meets the licence', interviewed: 'Interviewed', hired: 'Hired', rejectedReasonCode: 'Why not taken (code)',
  understudies: 'Understudies', successionPlan: 'Succession plan', trainingProgramme: 'Training programme',
  level: 'Level of qualification', experienceYears: 'Years of experience', age: 'Age', languagePoints: 'Language level', licenceHome: 'State of the licence (three letters)', hostLicence: 'Licensed by the Rwandan council',
};

const fr: Record<string, string> = {
  applicationId: 'Référence de la demande', submittedAt: 'Jour du dépôt', identityEstablished: 'Identité établie', nationalities: 'Nationalités (codes à trois lettres)', entryDate: 'Jour d’entrée au Rwanda',
  stream: 'Filière', permitClass: 'Classe de permis demandée',
  registered: 'Au registre des employeurs', staff: 'Personnel total', foreignStaff: 'Personnel étranger', partnerStateStaff: 'Dont citoyens d’États partenaires', lowWageShare: 'Part de postes à bas salaire (0 à 1)',
  redundancies: 'Licenciements dans la profession', lastRedundancy: 'Dernier licenciement',
  occupation: 'Profession (CITP-08, quatre chiffres)', sector: 'Secteur (CITI)', region: 'Province ou district', vacancies: 'Postes à pourvoir', monthlyPay: 'Salaire brut par mois', currency: 'Monnaie', weeklyHours: 'Heures par semaine',
  contractStart: 'Contrat du', contractEnd: 'Contrat au', regulatedProfession: 'Profession réglementée (code, ou NONE)', publicService: 'Fonction publique', foreignPostsInGroup: 'Postes étrangers du sous-groupe', reference: 'Numéro du poste chez l’employeur',
  channel: 'Canal', from: 'Publiée du', to: 'Publiée au', ongoing: 'Encore publiée', national: 'À l’échelle nationale', fields: 'Contenu de l’annonce', matchesOffered: 'Profils proposés', matchesInvited: 'Profils invités',
  applied: 'A postulé', meetsEducation: 'Formation suffisante', meetsExperience: 'Expérience suffisante', meetsLicence: 'Licence suffisante', interviewed: 'Entretien', hired: 'Engagé', rejectedReasonCode: 'Motif du refus (code)',
  understudies: 'Doublures', successionPlan: 'Plan de relève', trainingProgramme: 'Programme de formation',
  level: 'Niveau de qualification', experienceYears: 'Années d’expérience', age: 'Âge', languagePoints: 'Niveau de langue', licenceHome: 'État de la licence (trois lettres)', hostLicence: 'Licence du conseil rwandais',
};

// To be reviewed by a speaker.
const rw: Record<string, string> = {
  applicationId: 'Nimero y’ubusabe', submittedAt: 'Umunsi bwatanzweho', identityEstablished: 'Umwirondoro wagenzuwe', nationalities: 'Ubwenegihugu (kode z’inyuguti eshatu)', entryDate: 'Umunsi winjiriyeho mu Rwanda',
  stream: 'Icyiciro cy’ubusabe', permitClass: 'Icyiciro cy’uruhushya gisabwa',
  registered: 'Ari mu gitabo cy’abakoresha', staff: 'Abakozi bose', foreignStaff: 'Abakozi b’abanyamahanga', partnerStateStaff: 'Muri bo, abaturage b’ibihugu bigize umuryango', lowWageShare: 'Umugabane w’imyanya ihemberwa make (0 kugeza 1)',
  redundancies: 'Abasezerewe muri uwo mwuga', lastRedundancy: 'Igihe uwa nyuma yasezerewe',
  occupation: 'Umwuga (ISCO-08, imibare ine)', sector: 'Urwego rw’ubukungu (ISIC)', region: 'Intara cyangwa akarere', vacancies: 'Imyanya ishakirwa abakozi', monthlyPay: 'Umushahara mbumbe ku kwezi', currency: 'Ifaranga', weeklyHours: 'Amasaha mu cyumweru',
  contractStart: 'Amasezerano atangira', contractEnd: 'Amasezerano arangira', regulatedProfession: 'Umwuga ugengwa n’amategeko (kode, cyangwa NONE)', publicService: 'Umurimo wa Leta', foreignPostsInGroup: 'Imyanya y’abanyamahanga mu itsinda', reference: 'Nimero umukoresha yahaye umwanya',
  channel: 'Aho byatangarijwe', from: 'Ryerekanywe kuva', to: 'Ryerekanywe kugeza', ongoing: 'Riracyagaragara', national: 'Mu gihugu hose', fields: 'Ibyavuzwe mu itangazo', matchesOffered: 'Abakwiye batanzwe', matchesInvited: 'Abakwiye batumiwe',
  applied: 'Yasabye akazi', meetsEducation: 'Afite amashuri asabwa', meetsExperience: 'Afite uburambe busabwa', meetsLicence: 'Afite uruhushya rusabwa', interviewed: 'Yakoze ikizamini cy’ikiganiro', hired: 'Yahawe akazi', rejectedReasonCode: 'Impamvu atafashwe (kode)',
  understudies: 'Abigira ku murimo', successionPlan: 'Gahunda yo gusimburana', trainingProgramme: 'Gahunda y’amahugurwa',
  level: 'Urwego rw’impamyabumenyi', experienceYears: 'Imyaka y’uburambe', age: 'Imyaka', languagePoints: 'Urwego rw’ururimi', licenceHome: 'Igihugu cy’uruhushya rwo gukora (inyuguti eshatu)', hostLicence: 'Afite uruhushya rw’urugaga rwo mu Rwanda',
};

export const labels: Words<Record<string, string>> = { en, fr, rw };
