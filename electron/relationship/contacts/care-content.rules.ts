import { orientations } from '../../../shared/model/clients/segments.ts';

/** What care a client of an orientation is given above all (S1). */
export const careContents = ['emotional-care', 'after-sale', 'diagnosis', 'client-event'] as const;
export type CareContent = (typeof careContents)[number];

export type Orientation = (typeof orientations)[number];

/** Content by orientation, as the branch can change it. */
export type ContentTable = Readonly<Record<Orientation, readonly CareContent[]>>;

export const defaultContent: ContentTable = {
  relationship: ['emotional-care'],
  value: ['after-sale', 'diagnosis'],
  service: ['after-sale', 'client-event'],
};

/** What to talk about with a client; nothing while the orientation is unknown. */
export function contentFor(
  orientation: string | null,
  table: ContentTable = defaultContent,
): readonly CareContent[] {
  const known = orientations.find((one) => one === orientation);
  return known ? table[known] : [];
}

/** The ten key moments of care (S1). */
export const careMoments = [
  'new-account',
  'quick-business',
  'holiday',
  'new-product',
  'demonstration',
  'appointment',
  'after-purchase',
  'difficulty',
  'complaint',
  'farewell',
] as const;
export type CareMoment = (typeof careMoments)[number];

/** A moment with the words by which the branch remembers it; the branch can change them. */
export interface CareMomentEntry {
  readonly moment: CareMoment;
  readonly words: string;
}

/** The verse of S1, one line a moment. */
export const defaultCareMoments: readonly CareMomentEntry[] = [
  { moment: 'new-account', words: '钻石买家新开户，立刻上前见客户' },
  { moment: 'quick-business', words: '准快好享办业务，留下名片常联络' },
  { moment: 'holiday', words: '遇到假日好时候，联络感情多问候' },
  { moment: 'new-product', words: '业务产品新来到，把握机会详介绍' },
  { moment: 'demonstration', words: '演示机会不错过，体验营销创感知' },
  { moment: 'appointment', words: '明朝有意抱琴来，一见钟情定成败' },
  { moment: 'after-purchase', words: '客户享用好食物，回访跟踪时维护' },
  { moment: 'difficulty', words: '若是客户有难时，伸出双手急援助' },
  { moment: 'complaint', words: '抱怨投诉浪打浪，悉心处理显真诚' },
  { moment: 'farewell', words: '欢歌笑语曲终撒，百折不挠一线牵' },
];
