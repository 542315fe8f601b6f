import type { SchemeFault } from '../../scoring/index.ts';
import type { Language } from './words.ts';

/* Sentences for errors in a scheme file. */
const faults: Readonly<Record<SchemeFault['code'], Readonly<Record<Language, string>>>> = {
  'not-json': { en: 'the file is not JSON', zh: '文件不是 JSON' },
  missing: { en: 'is missing', zh: '缺失' },
  'wrong-kind': { en: 'is of the wrong kind', zh: '类型不对' },
  'unknown-key': { en: 'is not known here', zh: '不是已知的项' },
  'out-of-range': { en: 'is too small or too large', zh: '过小或过大' },
  'too-few': { en: 'has too few entries', zh: '项数不够' },
  'too-precise': { en: 'has more decimals than are kept', zh: '小数位过多' },
  'bad-id': {
    en: 'must be lower-case letters, digits and "-", at most 40',
    zh: '只能用小写字母、数字和 "-"，最多 40 个',
  },
  'bad-date': { en: 'is not a date YYYY-MM-DD', zh: '不是日期 YYYY-MM-DD' },
  'not-allowed': { en: 'is not an allowed value', zh: '不是允许的值' },
  repeated: { en: 'is there twice', zh: '重复' },
  'first-level-open': {
    en: 'must be null: the lowest level has no threshold',
    zh: '必须为 null：最低级别没有门槛',
  },
  'threshold-missing': {
    en: 'has no threshold; give one, or say "unconfirmed": true',
    zh: '没有门槛；请填写，或注明 "unconfirmed": true',
  },
  'threshold-unconfirmed': {
    en: 'must be null: the level says that its threshold is unconfirmed',
    zh: '必须为 null：该级别注明门槛未经证实',
  },
  'thresholds-rise': {
    en: 'must be above the threshold of the level before',
    zh: '必须高于前一级别的门槛',
  },
  'tiers-rise': {
    en: 'is a lower service tier than that of the level before',
    zh: '低于前一级别的服务等级',
  },
  'not-a-day': { en: 'is not a day MM-DD that every year has', zh: '不是每年都有的日期 MM-DD' },
  'buffer-without-days': {
    en: 'needs a falling rule of kind "on-days"',
    zh: '需要 "on-days" 降级规则',
  },
  'built-in': {
    en: 'belongs to a built-in scheme; choose another',
    zh: '属于内置方案，请另选一个',
  },
  'version-not-newer': {
    en: 'must be later than that of the version already there',
    zh: '必须晚于已有版本',
  },
};

/** An error in a scheme file: where, and what. */
export function schemeFaultWords({ path, code }: SchemeFault, language: Language): string {
  const words = faults[code][language];
  return path === '' ? words : `${path} ${words}`;
}
