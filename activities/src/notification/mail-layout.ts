import type { WordLanguage } from '@green-apple/domain-order';

/** Colours of the house; mail programs know no variables. */
export const COLOURS = {
  paper: '#FBF9F3',
  surface: '#FFFFFF',
  ink: '#17261C',
  inkSoft: '#4A5A4F',
  orchard: '#1F5A36',
  appleWash: '#EDF5DC',
  line: '#DCDFD3',
} as const;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for use in HTML, attributes included. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

export interface MailFrame {
  readonly title: string;
  /** What a list of mails shows beside the subject. */
  readonly preview: string;
  /** Finished HTML, table rows of one column. */
  readonly rows: readonly string[];
  /** Why somebody gets it, as a sentence. */
  readonly because: string;
  /** What answering it leads to. */
  readonly reply: string;
  readonly language: WordLanguage;
}

const FONT = `font-family:Figtree,'Segoe UI',Helvetica,Arial,sans-serif`;

export const paragraph = (text: string): string =>
  row(
    `<p style="margin:0;font-size:16px;line-height:24px;color:${COLOURS.ink}">${escapeHtml(text)}</p>`,
  );

export const quiet = (text: string): string =>
  row(
    `<p style="margin:0;font-size:14px;line-height:20px;color:${COLOURS.inkSoft}">${escapeHtml(text)}</p>`,
  );

/** The one thing to do. */
export const button = (label: string, url: string): string =>
  row(
    `<a href="${escapeHtml(url)}" style="display:inline-block;padding:14px 28px;border-radius:28px;` +
      `background:${COLOURS.orchard};color:#FFFFFF;font-size:16px;line-height:20px;font-weight:600;` +
      `text-decoration:none">${escapeHtml(label)}</a>`,
  );

/** One row of the frame's table; `html` is trusted. */
export const row = (html: string): string =>
  `<tr><td style="padding:0 32px 20px;${FONT}">${html}</td></tr>`;

/** A whole mail: one column of tables, inline styles, no pictures, nothing loaded from anywhere. */
export function frame({ title, preview, rows, because, reply, language }: MailFrame): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escapeHtml(title)}</title>
</head>
<body style="margin:0;padding:0;background:${COLOURS.paper}">
<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(preview)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:${COLOURS.paper}">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:${COLOURS.surface};border:1px solid ${COLOURS.line};border-radius:20px">
<tr><td style="padding:28px 32px 20px;${FONT};font-size:18px;font-weight:700;color:${COLOURS.orchard}">Green Apple</td></tr>
<tr><td style="padding:0 32px 16px"><h1 style="margin:0;font-family:Fraunces,Georgia,serif;font-size:30px;line-height:36px;font-weight:600;color:${COLOURS.ink}">${escapeHtml(title)}</h1></td></tr>
${rows.join('\n')}
</table>
<p style="margin:20px 0 0;${FONT};font-size:13px;line-height:20px;color:${COLOURS.inkSoft}">${escapeHtml(because)}<br>${escapeHtml(reply)}</p>
</td></tr>
</table>
</body>
</html>
`;
}
