/** The workflow's own time: the same on every replay. */
export function now(): number {
  // eslint-disable-next-line no-restricted-properties -- inside of a workflow Temporal answers, not the machine
  return Date.now();
}
