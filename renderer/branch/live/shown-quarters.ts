/** Quarter hours of a day that have anybody, from the first to the last of either list, with their times. */
export function shownQuarters(
  today: readonly number[],
  before: readonly number[],
): {
  readonly times: readonly string[];
  readonly today: readonly number[];
  readonly before: readonly number[];
} {
  const some = today.map((count, quarter) => count > 0 || (before[quarter] ?? 0) > 0);
  const first = some.indexOf(true);
  if (first < 0) return { times: [], today: [], before: [] };
  const end = some.lastIndexOf(true) + 1;
  const times = Array.from({ length: end - first }, (_, index) => {
    const minutes = (first + index) * 15;
    const two = (value: number) => String(value).padStart(2, '0');
    return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  });
  return { times, today: today.slice(first, end), before: before.slice(first, end) };
}
