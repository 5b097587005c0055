import type { AnswerToTell } from '@green-apple/persistence';
import { button, frame, paragraph, quiet } from './mail-layout.ts';
import { ENGLISH } from './words/english.ts';
import type { OrderMail } from './order-mail.ts';

const BECAUSE =
  'You get this one mail because you asked to be told. We have forgotten your address again.';

/**
 * Tells somebody that their question has an answer; `link` opens it. The answer itself stays in the shop, where it
 * can be put right.
 */
export function composeAnswerMail(
  { text: question, product }: AnswerToTell,
  link: string,
): OrderMail {
  const title = 'Your question has an answer';
  const words = `You asked about ${product.title}: “${question}”`;
  const next = 'We have answered it, for you and for everybody who looks at it.';
  const action = 'Read the answer';
  return {
    subject: `We have answered your question about ${product.title}`,
    html: frame({
      title,
      preview: next,
      rows: [paragraph(words), paragraph(next), button(action, link), quiet(BECAUSE)],
      because: 'You get this mail because you asked a question at Green Apple.',
      reply: ENGLISH.reply,
      language: 'en',
    }),
    text: [
      title,
      '',
      words,
      '',
      next,
      '',
      `${action}: ${link}`,
      BECAUSE,
      '',
      ENGLISH.signature,
      '',
    ].join('\n'),
  };
}
