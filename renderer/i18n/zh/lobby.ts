/** Words of the lobby area. */
export const lobby = {} as const;
