export const RETURNS = {
  'Return items': 'Artikel zurückschicken',
  'Back to your order': 'Zurück zu Ihrer Bestellung',
  'Your returns': 'Ihre Rücksendungen',
  'Loading what you can send back': 'Wir sehen nach, was Sie zurückschicken können',
  'There is nothing of this order that you can send back right now.':
    'Von dieser Bestellung können Sie gerade nichts zurückschicken.',
  'How many': 'Wie viele',
  Why: 'Grund',
  'Choose a reason': 'Bitte Grund wählen',
  'I have opened it': 'Ich habe es geöffnet',
  'You pay the postage, unless something is wrong with it.':
    'Das Porto zahlen Sie, außer es stimmt etwas damit nicht.',
  'Can be returned until {day}.': 'Rückgabe möglich bis {day}.',
  'What would you like?': 'Was wünschen Sie sich?',
  'My money back, the way I paid': 'Mein Geld zurück, auf dem Weg, auf dem ich bezahlt habe',
  'The same again, or my money back when it is sold out':
    'Dasselbe noch einmal, oder mein Geld zurück, wenn es ausverkauft ist',
  'Choose how many of at least one thing come back.':
    'Bitte wählen Sie bei mindestens einem Artikel, wie viele zurückkommen.',
  'Choose a reason for each thing you send back.':
    'Bitte wählen Sie für jeden Artikel, den Sie zurückschicken, einen Grund.',
  Asking: 'Wird gesendet',
  'Ask for the return': 'Rücksendung anmelden',
  'Stays with you': 'Bleibt bei Ihnen',
  'Return {number}': 'Rücksendung {number}',
  'Approved. Send it to us with a carrier of your choice, and write the number of the return on the parcel.':
    'Genehmigt. Schicken Sie es uns mit einem Versanddienst Ihrer Wahl und schreiben Sie die Nummer der Rücksendung auf das Paket.',
  'Send it to:': 'Adresse für die Rücksendung:',
  'Back to you:': 'Zurück an Sie:',
  'Get your label': 'Etikett öffnen',
  'Follow the parcel': 'Paket verfolgen',
  'Call it off': 'Rücksendung absagen',
  'Please send it by {day}.': 'Bitte schicken Sie es bis {day} ab.',
} satisfies Readonly<Record<string, string>>;
