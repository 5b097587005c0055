import type { AnswerToTell } from '@green-apple/persistence';
import { button, frame, paragraph, quiet } from './mail-layout.ts';
import type { OrderMail } from './order-mail.ts';
import { mailLanguage } from './words/mail-language.ts';

/**
 * Tells somebody that their question has an answer; `link` opens it. The answer itself stays in the shop, where it
 * can be put right.
 */
export function composeAnswerMail(
  { text: question, product, locale }: AnswerToTell,
  link: string,
): OrderMail {
  const { words, language } = mailLanguage(locale);
  const { title, action, next, because, forgotten, ...said } = words.answer;
  const about = said.words(product.title, question);
  return {
    subject: said.subject(product.title),
    html: frame({
      title,
      preview: next,
      rows: [paragraph(about), paragraph(next), button(action, link), quiet(forgotten)],
      because,
      reply: words.reply,
      language,
    }),
    text: [
      title,
      '',
      about,
      '',
      next,
      '',
      `${action}: ${link}`,
      forgotten,
      '',
      words.signature,
      '',
    ].join('\n'),
  };
}
