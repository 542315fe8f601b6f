/** Words of the clients area. */
export const clients = {} as const;
