import { composeAnswerMail } from './answer-mail.ts';

describe('the mail about an answer', () => {
  const asked = {
    email: 'robin@example.com',
    market: 'US',
    locale: 'en',
    text: 'Is <b>it</b> fine with "tea"?',
    product: { slug: 'zinc', title: 'Zinc & Copper' },
  };
  const link = 'https://shop.example/p/zinc?question=7&x=1#question-7';
  const mail = composeAnswerMail(asked, link);

  it('says what was asked, and leads to the answer', () => {
    expect(mail.subject).toBe('We have answered your question about Zinc & Copper');
    expect(mail.text).toContain('You asked about Zinc & Copper: “Is <b>it</b> fine with "tea"?”');
    expect(mail.text).toContain(
      'Read the answer: https://shop.example/p/zinc?question=7&x=1#question-7',
    );
  });

  it('speaks the language it was asked in', () => {
    const german = composeAnswerMail(
      { ...asked, locale: 'de', product: { slug: 'zinc', title: 'Zink & Kupfer' } },
      link,
    );
    expect(german.subject).toBe('Wir haben Ihre Frage zu Zink & Kupfer beantwortet');
    expect(german.html).toContain('<html lang="de">');
    expect(german.text).toContain(`Antwort lesen: ${link}`);
    expect(composeAnswerMail({ ...asked, locale: 'fr' }, link).subject).toBe(mail.subject);
  });

  it('shows a shopper\u2019s words as words, whatever stands in them', () => {
    expect(mail.html).toContain(
      'Zinc &amp; Copper: “Is &lt;b&gt;it&lt;/b&gt; fine with &quot;tea&quot;?”',
    );
    expect(mail.html).not.toContain('<b>it</b>');
    expect(mail.html).toContain('question=7&amp;x=1#question-7');
  });

  it('claims no order of somebody who has none', () => {
    expect(mail.html).toContain('because you asked a question');
    expect(mail.html + mail.text).not.toContain('you ordered');
    expect(mail.html + mail.text).not.toContain('robin@example.com');
  });
});
