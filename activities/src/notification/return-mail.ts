import { isReturnDecision, returnDecisionWords } from '@green-apple/domain-order';
import type { StoredOrder, StoredReturn } from '@green-apple/persistence';
import type { MailTemplate } from '@green-apple/workflow-contracts';
import type { Story } from './mail-story.ts';
import type { MailLanguage } from './words/mail-language.ts';

type ReturnTemplate = Extract<MailTemplate, `return-${string}`>;

export const isAboutReturn = (template: MailTemplate): template is ReturnTemplate =>
  template.startsWith('return-');

/** What a mail about a return of an order says. */
export function returnStory(
  template: ReturnTemplate,
  { number }: Pick<StoredOrder, 'number'>,
  returned: StoredReturn,
  speech: MailLanguage,
): Story {
  const inside = returned.lines.map(({ quantity, title }) => `${quantity} × ${title}`).join(', ');
  const { see, ...about } = speech.words.return;
  const base = { action: see, showsOrder: false };
  const name = returned.number;
  switch (template) {
    case 'return-approved': {
      const { subject, title, words, label } = about.approved;
      return {
        ...base,
        subject: subject(name),
        title,
        words: words(inside, howToSend(returned, speech), sendBy(returned, speech)).trim(),
        action: returned.labelUrl === null ? see : label,
      };
    }
    case 'return-refused': {
      const { subject, title, words } = about.refused;
      const why = whyNot(returned, speech);
      return { ...base, subject: subject(name), title, words: words(why, inside, number) };
    }
    case 'return-received':
      return { ...base, ...told(about.received, name, inside) };
    case 'return-exchanged':
      return { ...base, ...told(about.exchanged, name, inside) };
    case 'return-rejected':
      return { ...base, ...told(about.rejected, name, inside) };
    case 'return-expired':
      return { ...base, ...told(about.expired, name, inside) };
  }
}

const told = (
  { subject, title, words }: MailLanguage['words']['return']['received'],
  name: string,
  inside: string,
) => ({ subject: subject(name), title, words: words(inside) });

function howToSend(
  { labelBy, labelUrl, place, placeAddress, carrier, number }: StoredReturn,
  { words }: MailLanguage,
): string {
  const { own, bring, print, carrier: anyCarrier } = words.return.approved;
  if (labelBy === 'shopper') return own(number, placeAddress);
  return labelUrl === null ? bring(place) : print(carrier ?? anyCarrier);
}

const sendBy = ({ sendBy: until }: StoredReturn, { words, date }: MailLanguage): string =>
  until === null ? '' : words.return.approved.until(date(until));

const whyNot = ({ reason }: StoredReturn, { words, language }: MailLanguage): string =>
  reason !== null && isReturnDecision(reason)
    ? returnDecisionWords(reason, language)
    : words.return.refused.noReason;
