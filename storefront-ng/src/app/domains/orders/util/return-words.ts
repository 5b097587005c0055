import type { ReturnDto } from '@green-apple/contracts-http';
import { isReturnDecision, returnDecisionWords, returnMessage } from '@green-apple/domain-order';
import type { Words } from '../../shared/util-language/words.ts';

/** Where a return stands, and why it was refused. */
export function returnWords(
  { state, sendTo, decision }: Pick<ReturnDto, 'state' | 'sendTo' | 'decision'>,
  words: Words,
): string {
  if (state === 'approved' && sendTo !== null)
    return words.say(
      'Approved. Send it to us with a carrier of your choice, and write the number of the return on the parcel.',
    );
  const message = returnMessage(state, words.language);
  return decision !== null && isReturnDecision(decision)
    ? `${message} ${returnDecisionWords(decision, words.language)}`
    : message;
}
