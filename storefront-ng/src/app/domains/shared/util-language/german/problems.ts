/** What a shopper reads when a request did not work. */
export const PROBLEMS = {
  'Something went wrong on our side': 'Bei uns ist etwas schiefgegangen',
  'Nothing was changed. Please try again in a moment.':
    'Es wurde nichts geändert. Bitte versuchen Sie es gleich noch einmal.',
  'We cannot reach the shop right now': 'Wir erreichen den Shop gerade nicht',
  'Check your connection and try again. Nothing you typed is lost.':
    'Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal. Ihre Eingaben bleiben erhalten.',
  'The shop is not answering right now': 'Der Shop antwortet gerade nicht',
  'It is us, not you. Please try again in a moment.':
    'Das liegt an uns. Bitte versuchen Sie es gleich noch einmal.',
  'That was a lot at once': 'Das war viel auf einmal',
  'Please wait a few seconds and try again.':
    'Bitte warten Sie ein paar Sekunden und versuchen Sie es noch einmal.',
  'This size is no longer sold': 'Diese Größe führen wir nicht mehr',
  'Open the product to see which sizes there are now.':
    'Auf der Produktseite sehen Sie, welche Größen es gibt.',
  'There are not that many left': 'So viele sind nicht mehr da',
  'Choose a smaller quantity, or another size.':
    'Wählen Sie eine kleinere Menge oder eine andere Größe.',
  'That quantity does not work': 'Diese Menge ist nicht möglich',
  'You can have between 1 and 99 of each item in your bag.':
    'Von jedem Artikel passen 1 bis 99 in Ihren Warenkorb.',
  'It is too late to cancel': 'Zum Stornieren ist es zu spät',
  'Your order has moved on meanwhile. This page shows where it is and what you can do.':
    'Ihre Bestellung ist inzwischen weiter. Diese Seite zeigt, wo sie ist und was Sie tun können.',
  'Your bag is empty': 'Ihr Warenkorb ist leer',
  'Put something in it first; it may have been emptied in another window.':
    'Legen Sie zuerst etwas hinein; vielleicht wurde er in einem anderen Fenster geleert.',
  'Your bag has changed': 'Ihr Warenkorb hat sich geändert',
  'It was changed in another window. Please look it over once more.':
    'Er wurde in einem anderen Fenster geändert. Bitte sehen Sie ihn noch einmal durch.',
  'We do not know this code': 'Diesen Code kennen wir nicht',
  'Check the spelling; letters and digits are easily mistaken for each other.':
    'Prüfen Sie die Schreibweise; Buchstaben und Ziffern sind leicht zu verwechseln.',
  'This code has expired': 'Dieser Code ist abgelaufen',
  'This code has been used up': 'Dieser Code ist aufgebraucht',
  'Your bag stays as it was.': 'Ihr Warenkorb bleibt, wie er war.',
  'This code does not fit what is in your bag': 'Dieser Code passt nicht zu Ihrem Warenkorb',
  'It may need other products or a larger sum.':
    'Vielleicht gilt er für andere Produkte oder ab einer höheren Summe.',
} satisfies Readonly<Record<string, string>>;
