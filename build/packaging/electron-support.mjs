/**
 * How long the pinned Electron gets security fixes: its makers support the latest three major versions and publish one every
 * eight weeks. A test compares `major` with the one that is pinned, so that whoever pins another looks the date up.
 */
export const electronSupport = { major: 45, released: '2026-10-21', until: '2027-04-07' };

/**
 * What to say when a package is made on a day.
 * @param {string} today ISO date
 * @returns {string | undefined}
 */
export function supportNotice(today) {
  const { major, until } = electronSupport;
  return today < until
    ? undefined
    : `Electron ${major} gets no more security fixes since ${until}: pin a current version before this package is given to a branch.`;
}
