import type { PlainText } from '../util-language/words.ts';

/* The contract's rule in the shopper's words; a spec holds the two against each other. */
const EMAIL =
  /^[^\s@<>()[\]\\,;:"]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*\.[a-z]{2,}$/i;
const BAD_LOCAL = /^\.|\.\.|\.@/;

/** What is wrong with an address that was typed, or null. */
export function emailFault(value: string): PlainText | null {
  const good = EMAIL.test(value) && !BAD_LOCAL.test(value) && value.length <= 254;
  return good ? null : 'Check the e-mail address. It should look like name@example.com.';
}
