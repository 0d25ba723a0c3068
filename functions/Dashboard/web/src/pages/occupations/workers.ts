import type { Role } from '../../app/session';

/** Who works on the list: the rest of what is known of it is for them. */
export const workers: Role[] = ['CoordinationReader', 'CoordinationApprover', 'LabourOfficer', 'Statistician', 'Operator'];
