import { isReturnDecision, RETURN_DECISIONS } from '@green-apple/domain-order';
import type { StoredOrder, StoredReturn } from '@green-apple/persistence';
import type { MailTemplate } from '@green-apple/workflow-contracts';
import type { Story } from './order-mail.ts';

type ReturnTemplate = Extract<MailTemplate, `return-${string}`>;

export const isAboutReturn = (template: MailTemplate): template is ReturnTemplate =>
  template.startsWith('return-');

/** What a mail about a return of an order says. */
export function returnStory(
  template: ReturnTemplate,
  { number }: Pick<StoredOrder, 'number'>,
  returned: StoredReturn,
): Story {
  const inside = returned.lines.map(({ quantity, title }) => `${quantity} × ${title}`).join(', ');
  const base = { action: 'See your return', showsOrder: false };
  const name = returned.number;
  switch (template) {
    case 'return-approved':
      return {
        ...base,
        subject: `Your return ${name} is approved`,
        title: 'You can send it back',
        words: `Pack ${inside}. ${howToSend(returned)} ${sendBy(returned)}`.trim(),
        action: returned.labelUrl === null ? 'See your return' : 'Get your label',
      };
    case 'return-refused':
      return {
        ...base,
        subject: `We cannot take your return ${name} back`,
        title: 'We cannot take it back',
        words: `${whyNot(returned)} It is about ${inside} of your order ${number}. Not right? Reply to this mail.`,
      };
    case 'return-received':
      return {
        ...base,
        subject: `Your return ${name} has arrived`,
        title: 'It is here',
        words: `Your parcel has arrived: ${inside}. We look at it within two working days and write to you.`,
      };
    case 'return-exchanged':
      return {
        ...base,
        subject: `Your replacement for ${name} is being packed`,
        title: 'Your replacement is coming',
        words: `We have looked at what came back and send you the same again: ${inside}. It costs you nothing.`,
      };
    case 'return-rejected':
      return {
        ...base,
        subject: `About your return ${name}`,
        title: 'We could not accept what came back',
        words: `We have looked at your parcel and could not accept ${inside}. Reply to this mail and we tell you more.`,
      };
    case 'return-expired':
      return {
        ...base,
        subject: `Your return ${name} is closed`,
        title: 'We closed your return',
        words: `Its label was not used in time. If you still want to send ${inside} back, ask again on your order’s page.`,
      };
  }
}

const howToSend = ({
  labelBy,
  labelUrl,
  place,
  placeAddress,
  carrier,
  number,
}: StoredReturn): string =>
  labelBy === 'shopper'
    ? `Write ${number} on the parcel and send it to ${placeAddress}, with a carrier of your choice.`
    : labelUrl === null
      ? `Bring it to ${place}, or reply to this mail and we find another way.`
      : `Print your label, stick it on the parcel and hand it to ${carrier ?? 'the carrier'}. It costs you nothing.`;

function sendBy({ sendBy: until }: StoredReturn): string {
  if (until === null) return '';
  const day = new Intl.DateTimeFormat('en-US', { month: 'long', day: 'numeric', timeZone: 'UTC' });
  return `Please send it by ${day.format(new Date(until))}.`;
}

const whyNot = ({ reason }: StoredReturn): string =>
  reason !== null && isReturnDecision(reason)
    ? RETURN_DECISIONS[reason]
    : 'It is not covered by our return policy.';
