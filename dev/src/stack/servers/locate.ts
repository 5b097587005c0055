import { Unavailable, type Found, type StackContext } from '../model.ts';

/** By this value a person says that he wants to do without a server. */
const NONE = 'none';

const HOST_AND_PORT = /^[\w.-]+:\d+$/;

/** A running server named by the environment. Throws `Unavailable` when it says `none`, or no address at all. */
export function namedByEnvironment(context: StackContext, variable: string): Found | undefined {
  const url = context.outerEnv[variable];
  if (url === undefined || url === '') return undefined;
  if (url === NONE) throw new Unavailable(`${variable} is "${NONE}"`);
  if (!HOST_AND_PORT.test(url) && !URL.canParse(url))
    throw new Unavailable(`${variable} is "${url}", which is no address`);
  return { kind: 'external', url };
}
