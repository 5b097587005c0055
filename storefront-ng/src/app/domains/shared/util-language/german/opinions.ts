/** What buyers say of a product, what others ask about it, and the forms for both. */
export const OPINIONS = {
  '1 review': '1 Bewertung',
  '{count} reviews': '{count} Bewertungen',
  'What buyers say': 'Das sagen Käufer',
  'Nobody has said anything yet. Whoever has bought it finds the place for it on the page of their order.':
    'Noch hat niemand etwas gesagt. Wer es gekauft hat, findet den Platz dafür auf der Seite der Bestellung.',
  'Reviews by stars': 'Bewertungen nach Sternen',
  'stars:': 'Sterne:',
  'Only who has bought it can review it. We read every review before it shows, and change no word.':
    'Bewerten kann nur, wer es gekauft hat. Wir lesen jede Bewertung, bevor sie erscheint, und ändern kein Wort.',
  'Order of the reviews': 'Reihenfolge der Bewertungen',
  'Most helpful': 'Hilfreichste',
  'Best first': 'Beste zuerst',
  'Most critical': 'Kritischste',
  'Only reviews with 1 star.': 'Nur Bewertungen mit 1 Stern.',
  'Only reviews with {count} stars.': 'Nur Bewertungen mit {count} Sternen.',
  'Show all': 'Alle zeigen',
  'Verified buyer': 'Geprüfter Kauf',
  Helpful: 'Hilfreich',
  '1 person found this helpful': '1 Person fand das hilfreich',
  '{count} people found this helpful': '{count} Personen fanden das hilfreich',
  'No review has 1 star.': 'Keine Bewertung hat 1 Stern.',
  'No review has {count} stars.': 'Keine Bewertung hat {count} Sterne.',
  'That did not work just now. Please try again.':
    'Das hat gerade nicht geklappt. Bitte versuchen Sie es noch einmal.',
  'Loading more reviews': 'Weitere Bewertungen werden geladen',
  'Show more reviews': 'Mehr Bewertungen zeigen',
  'The reviews do not load right now.': 'Die Bewertungen lassen sich gerade nicht laden.',
  'Loading the reviews': 'Die Bewertungen werden geladen',
  '{stars} of 5 stars': '{stars} von 5 Sternen',
  'for {goal}': 'für {goal}',
  'for every day': 'für jeden Tag',
  'used for some days': 'seit einigen Tagen verwendet',
  'used for some weeks': 'seit einigen Wochen verwendet',
  'used for some months': 'seit einigen Monaten verwendet',
  'used for a year or longer': 'seit einem Jahr oder länger verwendet',

  'Questions and answers': 'Fragen und Antworten',
  'Ask a question': 'Eine Frage stellen',
  'Thank you, we have your question.': 'Vielen Dank, Ihre Frage ist da.',
  'A person reads it and answers, mostly within two days. Then it shows here, and we send you one mail.':
    'Ein Mensch liest sie und antwortet, meist innerhalb von zwei Tagen. Dann erscheint sie hier, und wir schicken Ihnen eine E-Mail.',
  'A person reads it and answers, mostly within two days. Then it shows here.':
    'Ein Mensch liest sie und antwortet, meist innerhalb von zwei Tagen. Dann erscheint sie hier.',
  'Answer as a buyer': 'Als Käufer antworten',
  'Nobody has asked anything yet. Is something missing on the label or on this page? We answer, and others are glad of it.':
    'Noch hat niemand etwas gefragt. Fehlt etwas auf dem Etikett oder auf dieser Seite? Wir antworten, und andere freuen sich darüber.',
  'Loading more questions': 'Weitere Fragen werden geladen',
  'Show more questions': 'Mehr Fragen zeigen',
  'The questions do not load right now.': 'Die Fragen lassen sich gerade nicht laden.',
  'Loading the questions': 'Die Fragen werden geladen',
  'You have asked several questions about this product today. Please come back tomorrow.':
    'Sie haben heute schon mehrere Fragen zu diesem Produkt gestellt. Bitte kommen Sie morgen wieder.',
  'Only who has bought it here can answer, and an answer can be changed only so often.':
    'Antworten kann nur, wer es hier gekauft hat, und eine Antwort lässt sich nicht beliebig oft ändern.',
  'This question does not show any more.': 'Diese Frage wird nicht mehr gezeigt.',
  'Your question': 'Ihre Frage',
  'Your answer': 'Ihre Antwort',
  'About the product, its label or its use. Please keep your health to yourself: a doctor or a pharmacist knows better than we do, and everybody can read this.':
    'Zum Produkt, zum Etikett oder zur Anwendung. Bitte schreiben Sie nichts über Ihre Gesundheit: Arzt und Apotheker wissen mehr als wir, und alle können mitlesen.',
  'What do you know of it from your own use? Please name no illness, no links and nobody’s name.':
    'Was wissen Sie aus eigener Erfahrung? Bitte nennen Sie keine Krankheit, keine Links und keine Namen.',
  'E-mail for the answer': 'E-Mail für die Antwort',
  'You get one mail when there is an answer; then we forget the address.':
    'Sie bekommen eine E-Mail, sobald es eine Antwort gibt; dann löschen wir die Adresse.',
  'Sending your question': 'Ihre Frage wird gesendet',
  'Sending your answer': 'Ihre Antwort wird gesendet',
  'Send your question': 'Frage senden',
  'Send your answer': 'Antwort senden',
  'Write {count} letters at least.': 'Bitte schreiben Sie mindestens {count} Zeichen.',
  'Write {count} letters at most.': 'Bitte schreiben Sie höchstens {count} Zeichen.',
  'Please leave links out.': 'Bitte lassen Sie Links weg.',
  'Please leave out addresses, phone numbers and names of accounts.':
    'Bitte lassen Sie Adressen, Telefonnummern und Kontonamen weg.',
} satisfies Readonly<Record<string, string>>;
