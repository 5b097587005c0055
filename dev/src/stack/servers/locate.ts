import { Unavailable, type Found, type StackContext } from '../model.ts';

/** By this value a person says that he wants to do without a server. */
const NONE = 'none';

/** A running server named by the environment. Throws `Unavailable` when it says `none`. */
export function namedByEnvironment(context: StackContext, variable: string): Found | undefined {
  const url = context.outerEnv[variable];
  if (url === undefined || url === '') return undefined;
  if (url === NONE) throw new Unavailable(`${variable} is "${NONE}"`);
  return { kind: 'external', url };
}
