/** The branch. */
export function BranchScreen() {
  return null;
}
