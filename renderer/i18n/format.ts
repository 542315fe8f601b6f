import type { BusinessDate, Instant } from '../../shared/model/dates.ts';
import { branchZone, businessDateOf } from '../../shared/model/dates.ts';
import type { FenSum } from '../../shared/model/money.ts';
import { fenPerWan } from '../../shared/model/money.ts';
import type { SchemeUnit } from '../../shared/model/schemes/scheme.ts';
import type { Language } from './language.ts';

/** The minus of figures: as wide as a digit, and no hyphen. */
export const minus = '−';

const locale: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

/** Minutes of a wait as the lists show them: 6′. Never negative. */
export function waitMinutes(ms: number): string {
  return `${String(Math.max(0, Math.floor(ms / 60_000)))}′`;
}

/** A running time: 4:12, 1:04:12. Never negative. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (part: number) => String(part).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${String(minutes)}:${two(seconds % 60)}`;
  return `${String(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** A length of time in whole minutes and seconds. Rounded as a whole, so that there is never a minute of 60 seconds beside it. */
export function minutesAndSeconds(seconds: number): { minutes: number; seconds: number } {
  const whole = Math.max(0, Math.round(seconds));
  return { minutes: Math.floor(whole / 60), seconds: whole % 60 };
}

/** The time of day in the branch's zone: 10:34. */
export function clockTime(at: Instant): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: branchZone,
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
}

/** The time of day to the second, as a record is quoted: 10:34:07. */
export function exactTime(at: Instant): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: branchZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(at);
}

/** Date with weekday, as in the header: 11月21日 星期六; Sat 21 Nov. */
export function dayWithWeekday(at: Instant, language: Language): string {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale[language], { timeZone: branchZone, ...options }).format(at);
  if (language === 'en') return format({ weekday: 'short', day: 'numeric', month: 'short' });
  return `${format({ month: 'long', day: 'numeric' })} ${format({ weekday: 'long' })}`;
}

/** A business date: 2026年11月21日; 21 Nov 2026. */
export function businessDate(date: BusinessDate, language: Language): string {
  return new Intl.DateTimeFormat(locale[language], {
    timeZone: 'UTC',
    year: 'numeric',
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
  }).format(new Date(`${date}T00:00:00Z`));
}

/** A moment that may lie long back: 2026年11月21日 02:30; 21 Nov 2026 02:30. */
export function dayAndTime(at: Instant, language: Language): string {
  return `${businessDate(businessDateOf(at), language)} ${clockTime(at)}`;
}

/**
 * A large amount in the language's own unit, cut and not rounded, so that it never seems to reach a threshold:
 * 621.4 万; ¥6.21M, ¥38.6K. Below a thousand yuan it is said whole: 582 元; ¥582.
 */
export function largeMoney(fen: FenSum, language: Language): string {
  const sign = fen < 0 ? minus : '';
  const size = sizeOf(fen);
  // "0 万" would be untrue of 582 yuan.
  if (size < fenPerWan / 10) {
    const yuan = cut(size, 100, 2);
    return language === 'zh' ? `${sign}${yuan} 元` : `${sign}¥${yuan}`;
  }
  if (language === 'zh') return `${sign}${cut(size, fenPerWan, 1)} 万`;
  if (size >= 100_000_000) return `${sign}¥${cut(size, 100_000_000, 2)}M`;
  return `${sign}¥${cut(size, 100_000, 1)}K`;
}

/** A value or threshold of a scheme: large money, or points cut to two decimals (1,234.5 分; 1,234.5 points). */
export function schemeAmount(value: FenSum, unit: SchemeUnit, language: Language): string {
  if (unit === 'fen') return largeMoney(value, language);
  const points = `${value < 0 ? minus : ''}${cut(sizeOf(value), 100, 2)}`;
  if (language === 'zh') return `${points} 分`;
  return `${points} ${points === '1' ? 'point' : 'points'}`;
}

/** An amount to the fen with thousands separated: ¥6,214,000.00. */
export function exactMoney(fen: FenSum): string {
  const size = BigInt(sizeOf(fen));
  const cents = String(size % 100n).padStart(2, '0');
  return `${fen < 0 ? minus : ''}¥${(size / 100n).toLocaleString('en-US')}.${cents}`;
}

/** The size of a file: 640 kB, 3.2 MB, 1.5 GB. */
export function fileSize(bytes: number): string {
  if (bytes < 1_000_000) return `${String(Math.ceil(bytes / 1000))} kB`;
  if (bytes < 1_000_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}

function sizeOf(sum: FenSum): FenSum {
  return sum < 0 ? -sum : sum;
}

/** In integers: size × scale may pass what floating point holds exactly. */
function cut(size: FenSum, unit: number, digits: number): string {
  const scale = 10n ** BigInt(digits);
  const value = (BigInt(size) * scale) / BigInt(unit);
  const decimals = String(value % scale)
    .padStart(digits, '0')
    .replace(/0+$/, '');
  const whole = (value / scale).toLocaleString('en-US');
  return decimals === '' ? whole : `${whole}.${decimals}`;
}
