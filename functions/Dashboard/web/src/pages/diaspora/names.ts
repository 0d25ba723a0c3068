import type { Words } from '../../app/language';

/** Names of the codes by which the programme counts: of `programme-countries`, of `health-specialties`, and of cadres and sexes. */
const en = {
  country: { BEL: 'Belgium', DEU: 'Germany', FRA: 'France', GBR: 'United Kingdom', NLD: 'Netherlands' } as Record<string, string>,
  specialty: {
    ANAES: 'Anaesthesiology', BIOMED: 'Biomedical engineering', CARDIO: 'Cardiology', DENTAL: 'Dental surgery', EMERG: 'Emergency medicine', GSURG: 'General surgery',
    LABMED: 'Laboratory medicine', MENTAL: 'Mental health', MIDWIF: 'Midwifery', NEONAT: 'Neonatology', NURSE: 'Nursing', OBGYN: 'Gynaecology and obstetrics',
    ORTHO: 'Orthopaedics', PAED: 'Paediatrics', PHARM: 'Hospital pharmacy', PHYSIO: 'Physiotherapy', RADIO: 'Radiology',
  } as Record<string, string>,
  cadre: { doctor: 'doctor', nurse: 'nurse', midwife: 'midwife', technician: 'technician' } as Record<string, string>,
  sex: { F: 'female', M: 'male' } as Record<string, string>,
};

const fr: typeof en = {
  country: { BEL: 'Belgique', DEU: 'Allemagne', FRA: 'France', GBR: 'Royaume-Uni', NLD: 'Pays-Bas' },
  specialty: {
    ANAES: 'Anesthésiologie', BIOMED: 'Génie biomédical', CARDIO: 'Cardiologie', DENTAL: 'Chirurgie dentaire', EMERG: 'Médecine d’urgence', GSURG: 'Chirurgie générale',
    LABMED: 'Biologie médicale', MENTAL: 'Santé mentale', MIDWIF: 'Maïeutique', NEONAT: 'Néonatologie', NURSE: 'Soins infirmiers', OBGYN: 'Gynécologie et obstétrique',
    ORTHO: 'Orthopédie', PAED: 'Pédiatrie', PHARM: 'Pharmacie hospitalière', PHYSIO: 'Physiothérapie', RADIO: 'Radiologie',
  },
  cadre: { doctor: 'médecin', nurse: 'infirmier', midwife: 'sage-femme', technician: 'technicien' },
  sex: { F: 'femme', M: 'homme' },
};

// To be reviewed by a speaker; the shell says so.
const rw: typeof en = {
  country: { BEL: 'Ububiligi', DEU: 'Ubudage', FRA: 'Ubufaransa', GBR: 'Ubwongereza', NLD: 'Ubuholandi' },
  specialty: {
    ANAES: 'Gutera ikinya', BIOMED: 'Ikoranabuhanga ry’ibikoresho by’ubuvuzi', CARDIO: 'Indwara z’umutima', DENTAL: 'Kubaga amenyo', EMERG: 'Ubuvuzi bwihutirwa',
    GSURG: 'Kubaga muri rusange', LABMED: 'Ubuvuzi bwo muri laboratwari', MENTAL: 'Ubuzima bwo mu mutwe', MIDWIF: 'Ububyaza', NEONAT: 'Ubuvuzi bw’impinja',
    NURSE: 'Ubuforomo', OBGYN: 'Indwara z’abagore n’ububyaza', ORTHO: 'Indwara z’amagufa', PAED: 'Indwara z’abana', PHARM: 'Farumasi yo mu bitaro',
    PHYSIO: 'Ubugororangingo', RADIO: 'Ubuvuzi bukoresha amashusho',
  },
  cadre: { doctor: 'muganga', nurse: 'umuforomo', midwife: 'umubyaza', technician: 'umutekinisiye' },
  sex: { F: 'gore', M: 'gabo' },
};

export const names: Words<typeof en> = { en, fr, rw };
