import { use } from '../../app/language';
import { Tag } from '../../ui/Tag';
import { words } from './words';

const tones: Record<string, 'good' | 'warn' | 'bad' | 'info'> = {
  Approve: 'good', ApproveWithConditions: 'good', Exempt: 'good', Refuse: 'bad', NotProcessed: 'bad', Inadmissible: 'bad', Incomplete: 'warn', Refer: 'info',
};

export function OutcomeTag({ outcome }: { outcome: string }) {
  return <Tag tone={tones[outcome]}>{use(words).outcomes[outcome] ?? outcome}</Tag>;
}
