import type { Language } from '../../app/language';

/**
 * What the facts of an application mean, beyond their names. In English the published schema says it; in Kinyarwanda it awaits a speaker, and there is no hint
 * rather than one in another language.
 */
const fr: Record<string, string> = {
  applicationId: 'La référence que le demandeur a donnée lui-même, sans nom de personne.',
  submittedAt: 'Jour du dépôt, que le dossier soit complet ou non.',
  identityEstablished: 'Si l’identité du travailleur a été établie.',
  entryDate: 'Jour de l’entrée au Rwanda.',
  stream: 'La filière du régime qui est demandée, là où il en a plusieurs.',
  permitClass: 'Code de la classe de permis demandée, si une classe a été nommée.',
  registered: 'Si l’employeur figure au registre des employeurs.',
  staff: 'Tout le personnel de la dernière déclaration.',
  foreignStaff: 'Le personnel étranger qui en fait partie.',
  partnerStateStaff: 'Les citoyens d’autres États partenaires parmi le personnel étranger.',
  lowWageShare: 'Part des postes dans une filière à bas salaire.',
  redundancies: 'Si quelqu’un a été licencié récemment dans la profession.',
  lastRedundancy: 'Le dernier jour d’un tel licenciement.',
  number: 'Numéro de contribuable, avec lequel le registre des employeurs est interrogé.',
  occupation: 'Groupe de base de la CITP-08.',
  sector: 'Section ou division de la CITI.',
  currency: 'Code ISO 4217 de la monnaie du salaire.',
  weeklyHours: 'Heures de travail par semaine.',
  contractStart: 'Premier jour du contrat.',
  contractEnd: 'Dernier jour du contrat.',
  regulatedProfession: 'Code de la liste des professions réglementées, ou NONE.',
  publicService: 'Si le poste est dans la fonction publique.',
  foreignPostsInGroup: 'Postes de l’employeur dans le même sous-groupe que des étrangers occupent, celui-ci compris.',
  reference: 'Le numéro que l’employeur donne au poste ; plusieurs travailleurs pour un poste sont classés d’après lui.',
  adverts: 'Annonces du poste.',
  channel: 'Par exemple PublicEmploymentService ou OnlinePlatform.',
  from: 'Premier jour de publication.',
  to: 'Dernier jour de publication ; à laisser vide tant que l’annonce est publiée.',
  ongoing: 'Si l’annonce est encore publiée.',
  national: 'Si l’annonce est publiée dans tout le pays.',
  matchesOffered: 'Candidats que le canal a proposés dans les jours que le régime regarde.',
  matchesInvited: 'Ceux d’entre eux qui ont été invités.',
  candidates: 'Les résultats des candidats locaux, sans noms.',
  applied: 'Si la personne a postulé.',
  meetsEducation: 'Si la formation demandée est là.',
  meetsExperience: 'Si l’expérience demandée est là.',
  meetsLicence: 'Si la licence demandée est là.',
  interviewed: 'Si la personne a eu un entretien.',
  hired: 'Si la personne a été engagée.',
  rejectedReasonCode: 'Pourquoi la personne n’a pas été retenue, sous forme de code.',
  understudies: 'Stagiaires locaux désignés pour le poste.',
  successionPlan: 'S’il existe un plan de relève.',
  trainingProgramme: 'S’il existe un programme de formation.',
  level: 'Niveau dans le cadre national des certifications.',
  experienceYears: 'Années d’expérience.',
  age: 'Âge en années.',
  languagePoints: 'Niveau dans la langue officielle, tel que le régime le compte.',
  licenceHome: 'Code ISO 3166-1 à trois lettres de l’État dont le travailleur a la licence.',
  hostLicence: 'Si l’ordre rwandais a donné une licence au travailleur.',
};

/** Whether a label says as much as what would explain it. */
const says = (label: string, hint: string): boolean => label.toLowerCase() === hint.toLowerCase().replace(/\.$/, '');

/** What explains a fact to who reads the language; undefined when its label says it all, or nobody has written it. */
export function hintOf(name: string, label: string, description: string | undefined, language: Language): string | undefined {
  const hint = language === 'en' ? description : language === 'fr' ? fr[name] : undefined;
  return hint && !says(label, hint) ? hint : undefined;
}
