/** How the line to the log is that the branch's workstations share. */
export const linkStates = [
  'joined',
  'catching-up', // records of others are being fetched
  'cut', // the server cannot be reached
  'behind', // the server has less than this console, or another log: nothing may be written
  'newer-format', // the branch writes events that this program cannot read
  'not-admitted', // this workstation was not admitted yet, or was put out
] as const;
export type LinkState = (typeof linkStates)[number];
