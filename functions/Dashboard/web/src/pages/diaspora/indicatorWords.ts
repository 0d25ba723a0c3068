import type { Words } from '../../app/language';

/** The indicators, with what stands beside them. */
const en = {
  indicatorsNote: 'Counts of persons below five are not told, others are rounded. Targets are proposals.', target: 'Target of the day',
  indicator: 'Indicator', unit: 'Unit', responsible: 'Responsible', progress: 'Value against target', notTold: 'no figure',
  ofTarget: '{0} % of the target',
  marks: {
    onTrack: 'on track', atRisk: 'at risk', off: 'off track', noTarget: 'no target', notAvailable: 'not available',
  } as Record<string, string>,
  reasons: {
    tooFew: 'too few persons', nothingToDivideBy: 'nothing to divide by', fewerThanFive: 'fewer than five', noRun: 'no run',
    nothingAccepted: 'nothing accepted', noComparison: 'no comparison', wouldTellMore: 'the groups would tell too much of each other',
    severalCurrencies: 'several currencies',
  } as Record<string, string>,
  units: {
    percent: '%', experts: 'experts', days: 'days', missions: 'missions', facilities: 'facilities', persons: 'persons', share: 'share',
    difference: 'difference', currency: 'currency of the costs', hours: 'hours', opportunities: 'opportunities', RWF: 'RWF', perThousand: 'per 1,000',
  } as Record<string, string>,
  downloads: 'Download the pack', page: 'Page to print', summary: '{0} on track, {1} at risk, {2} off track, {3} without a figure',
  groups: 'Whom this counts: {0}', groupsNote: 'Each count is rounded for itself, so that the groups do not add up to the figure.',
  columns: { country: 'by country', specialty: 'by specialty', sex: 'by sex', cadre: 'by cadre' } as Record<string, string>,
};

const fr: typeof en = {
  indicatorsNote: 'Les effectifs inférieurs à cinq ne sont pas dits, les autres sont arrondis. Les cibles sont des propositions.',
  target: 'Cible du jour', indicator: 'Indicateur', unit: 'Unité', responsible: 'Responsable', progress: 'Valeur face à la cible',
  notTold: 'pas de chiffre', ofTarget: '{0} % de la cible',
  marks: { onTrack: 'en bonne voie', atRisk: 'à risque', off: 'en retard', noTarget: 'sans cible', notAvailable: 'non disponible' },
  reasons: {
    tooFew: 'trop peu de personnes', nothingToDivideBy: 'rien à diviser', fewerThanFive: 'moins de cinq', noRun: 'aucun passage',
    nothingAccepted: 'rien d’accepté', noComparison: 'pas de comparaison', wouldTellMore: 'les groupes en diraient trop les uns des autres',
    severalCurrencies: 'plusieurs monnaies',
  },
  units: {
    percent: '%', experts: 'experts', days: 'jours', missions: 'missions', facilities: 'établissements', persons: 'personnes', share: 'part',
    difference: 'différence', currency: 'monnaie des coûts', hours: 'heures', opportunities: 'occasions', RWF: 'RWF', perThousand: 'pour 1 000',
  },
  downloads: 'Télécharger le dossier', page: 'Page à imprimer', summary: '{0} en bonne voie, {1} à risque, {2} en retard, {3} sans chiffre',
  groups: 'Qui est compté : {0}', groupsNote: 'Chaque effectif est arrondi pour lui-même : les groupes ne s’additionnent pas au chiffre.',
  columns: { country: 'par pays', specialty: 'par spécialité', sex: 'par sexe', cadre: 'par cadre' },
};

// To be reviewed by a speaker; the shell says so.
const rw: typeof en = {
  indicatorsNote: 'Imibare y’abantu iri munsi ya batanu ntivugwa, indi irazengurutswa. Intego ni ibyifuzo.', target: 'Intego y’umunsi',
  indicator: 'Igipimo', unit: 'Igipimo fatizo', responsible: 'Ubishinzwe', progress: 'Agaciro ugereranyije n’intego', notTold: 'nta mubare',
  ofTarget: '{0} % by’intego',
  marks: {
    onTrack: 'biragenda neza', atRisk: 'bishobora kutagerwaho', off: 'biri inyuma', noTarget: 'nta ntego', notAvailable: 'ntibiboneka',
  },
  reasons: {
    tooFew: 'abantu ni bake cyane', nothingToDivideBy: 'nta cyo kugabanya', fewerThanFive: 'munsi ya batanu', noRun: 'nta guhuza kwabaye',
    nothingAccepted: 'nta cyemewe', noComparison: 'nta kugereranya', wouldTellMore: 'amatsinda yagaragaza byinshi ku yandi',
    severalCurrencies: 'amafaranga y’ubwoko bwinshi',
  },
  units: {
    percent: '%', experts: 'inzobere', days: 'iminsi', missions: 'ubutumwa', facilities: 'ibitaro', persons: 'abantu', share: 'umugabane',
    difference: 'itandukaniro', currency: 'ifaranga ry’ikiguzi', hours: 'amasaha', opportunities: 'amahirwe', RWF: 'RWF', perThousand: 'ku 1,000',
  },
  downloads: 'Kurura', page: 'Urupapuro rwo gucapa', summary: '{0} biragenda neza, {1} bishobora kutagerwaho, {2} biri inyuma, {3} nta mubare',
  groups: 'Ababarwa: {0}', groupsNote: 'Buri mubare uzengurutswa ukwawo; amatsinda ntateranya umubare wose.',
  columns: { country: 'ku gihugu', specialty: 'ku buzobere', sex: 'ku gitsina', cadre: 'ku rwego rw’umwuga' },
};

export const indicatorWords: Words<typeof en> = { en, fr, rw };
