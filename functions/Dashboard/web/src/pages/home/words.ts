import type { Words } from '../../app/language';

const en = {
  lead: 'What agencies of Rwanda deliver about work and migration, checked, protected and published every night: for those who decide, and for everybody who wants to know.',
  headlines: 'The newest figures',
  noRelease: 'Nothing has been released yet. Figures are published every night from what was delivered.',
  released: 'Released',
  release: 'release',
  against: 'against',
  occupations: 'Signs of shortage, by occupation',
  noScores: 'No scores have been published yet. They are computed every night from what was delivered.',
  scoreSays: 'Published score of {0}, of {1} occupations. It counts by how many standard deviations pay, employment, hours, vacancies and permits exceed those of the middle occupation; a shortage begins at +0.50, if it is certain enough.',
  whole: 'All occupations, with classes and uncertainty',
  parts: 'Where to go on',
  afterSignIn: 'After sign-in',
  says: {
    statistics: 'Seventeen tables: choose, compare, map, download.',
    occupations: 'The ranking, why each occupation stands where it stands, and what was proposed and decided.',
    coordination: 'Who delivered what, when and how well; what is open.',
    submit: 'Check a file, deliver it, and see its receipt.',
    'labour-market-test': 'Applications, the recommendation with its reasons, the officer’s decision.',
    diaspora: 'Requests of health facilities, experts abroad, missions.',
  },
};

const fr: typeof en = {
  lead: 'Ce que les institutions du Rwanda livrent sur le travail et la migration, contrôlé, protégé et publié chaque nuit : pour celles et ceux qui décident, et pour toute personne qui veut savoir.',
  headlines: 'Les chiffres les plus récents',
  noRelease: 'Rien n’a encore été publié. Les chiffres sont publiés chaque nuit à partir de ce qui a été livré.',
  released: 'Publié le',
  release: 'publication',
  against: 'par rapport à',
  occupations: 'Signes de pénurie, par profession',
  noScores: 'Aucun score n’a encore été publié. Ils sont calculés chaque nuit à partir de ce qui a été livré.',
  scoreSays: 'Score publié de {0}, pour {1} professions. Il compte de combien d’écarts types le salaire, l’emploi, les heures, les postes vacants et les permis dépassent ceux de la profession médiane ; une pénurie commence à +0,50, si elle est assez certaine.',
  whole: 'Toutes les professions, avec classes et incertitude',
  parts: 'Pour continuer',
  afterSignIn: 'Après connexion',
  says: {
    statistics: 'Dix-sept tableaux : choisir, comparer, cartographier, télécharger.',
    occupations: 'Le classement, pourquoi chaque profession s’y trouve, et ce qui a été proposé et décidé.',
    coordination: 'Qui a livré quoi, quand et avec quelle qualité ; ce qui reste ouvert.',
    submit: 'Contrôler un fichier, le livrer et voir son reçu.',
    'labour-market-test': 'Les demandes, la recommandation et ses motifs, la décision de l’agent.',
    diaspora: 'Demandes des établissements de santé, experts à l’étranger, missions.',
  },
};

// To be reviewed by a speaker.
const rw: typeof en = {
  lead: 'Ibyo inzego z’u Rwanda zitanga ku murimo no ku bimukira, bisuzumwa, bikarindwa kandi bigatangazwa buri joro: ku bafata ibyemezo no ku bandi bose bashaka kumenya.',
  headlines: 'Imibare mishya',
  noRelease: 'Nta mibare iratangazwa. Itangazwa buri joro ivuye mu byatanzwe.',
  released: 'Yatangajwe',
  release: 'itangazwa',
  against: 'ugereranyije na',
  occupations: 'Ibimenyetso by’ibura ry’abakozi, ku mwuga',
  noScores: 'Nta manota aratangazwa. Abarwa buri joro ivuye mu byatanzwe.',
  scoreSays: 'Amanota yatangajwe ya {0}, ku myuga {1}. Ibura ry’abakozi ritangirira kuri +0.50, iyo ryizewe bihagije.',
  whole: 'Imyuga yose, n’ibyiciro byayo',
  parts: 'Komereza hano',
  afterSignIn: 'Nyuma yo kwinjira',
  says: {
    statistics: 'Imbonerahamwe cumi n’indwi: guhitamo, kugereranya, ikarita, gukurura.',
    occupations: 'Urutonde rw’imyuga, impamvu buri mwuga uri aho uri, n’ibyemejwe.',
    coordination: 'Uwatanze iki, ryari kandi mu buhe bwiza; n’ibisigaye.',
    submit: 'Gusuzuma dosiye, kuyitanga no kubona inyemezabwakire.',
    'labour-market-test': 'Ubusabe, inama n’impamvu zayo, n’icyemezo cy’umukozi.',
    diaspora: 'Ibyifuzo by’ibigo by’ubuzima, inzobere ziri mu mahanga, ubutumwa.',
  },
};

export const words: Words<typeof en> = { en, fr, rw };
