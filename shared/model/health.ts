/** What the health page looks at. */
export const healthChecks = [
  'log', // the chain of the log
  'backup', // the age of the last one
  'disk', // room where the data is
  'folder', // whether only its owner may read the data folder
  'key', // where the key is
  'book', // the age of the client data
  'faults', // unexpected errors of the last half hour
] as const;
export type HealthCheck = (typeof healthChecks)[number];
