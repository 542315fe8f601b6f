/** Words of the session area. */
export const session = {} as const;
