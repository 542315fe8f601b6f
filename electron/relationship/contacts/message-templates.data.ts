import type { MessageTemplate } from '../../../shared/model/relationship/config.ts';

/** Texts for clients as a branch begins with them; it can change them. Placeholders: see `messageFields`. */
export const defaultTemplates: readonly MessageTemplate[] = [
  {
    id: 'birthday',
    name: { zh: '生日祝福', en: 'Birthday' },
    text: '{address}，您好！值此生日之际，{branch}{manager}祝您生日快乐、身体健康、万事顺意！',
  },
  {
    id: 'festival',
    name: { zh: '节日问候', en: 'Festival' },
    text: '{address}，您好！{event}将至，{branch}{manager}祝您和家人节日快乐、阖家幸福！',
  },
  {
    id: 'maturity',
    name: { zh: '到期提醒', en: 'Maturity' },
    text: '{address}，您好！您持有的{product}将于{date}到期，如需了解后续安排，请联系{branch}{manager}。',
  },
  {
    id: 'new-product',
    name: { zh: '新产品', en: 'New product' },
    text: '{address}，您好！我行推出新产品，适合您的情况请以风险测评为准，欢迎来{branch}详询，{manager}为您服务。',
  },
  {
    id: 'yield-change',
    name: { zh: '收益变动', en: 'Yield change' },
    text: '{address}，您好！近期部分产品收益有所调整，{branch}{manager}可为您详细说明，欢迎来电或到店。',
  },
];

/** Festivals as a message names them. */
export const festivalNames: Readonly<Record<string, string>> = {
  'new-year': '元旦',
  'spring-festival': '春节',
  lantern: '元宵节',
  women: '妇女节',
  labour: '劳动节',
  'dragon-boat': '端午节',
  teachers: '教师节',
  'mid-autumn': '中秋节',
  'national-day': '国庆节',
  'double-ninth': '重阳节',
};
