import { GOAL_COLOURS, GOAL_NAMES, contrast, mix } from './colour.ts';
import type { PackshotScene } from './look.ts';
import { drawMark } from './marks.ts';
import {
  fit,
  measure,
  setLine,
  type FitBox,
  type FittedText,
  type SetText,
} from './typesetting.ts';

/** The printable part of a pack: nothing is set outside of it. */
export interface PrintArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface InkSet {
  readonly paper: string;
  readonly ink: string;
  readonly soft: string;
  readonly markColours: readonly [string, string];
}

export interface Printed {
  readonly svg: string;
  readonly texts: readonly SetText[];
  /** Height left over in the printable area; below zero it would not fit. */
  readonly spare: number;
}

interface Row {
  readonly height: number;
  readonly gapAfter: number;
  draw(y: number): string;
}

/** Inks for a ground: dark on light paper, light on a dark wrap; soft ink stays at 4.5:1. */
export function inksOn(ground: string, scene: PackshotScene): InkSet {
  const { look, goal } = scene;
  const dark = contrast(ground, look.ink) >= 5.5;
  const ink = dark ? look.ink : mix('#FFFFFF', GOAL_COLOURS[goal].tint, 0.35);
  let share = 0.3;
  while (share > 0 && contrast(mix(ink, ground, share), ground) < 4.6) share -= 0.05;
  const legible = (colour: string): string => (contrast(colour, ground) >= 1.7 ? colour : ink);
  return {
    paper: ground,
    ink,
    soft: mix(ink, ground, Math.max(0, share)),
    markColours: [legible(look.markColours[0]), legible(look.markColours[1])],
  };
}

/**
 * Sets brand, name, detail, goal and count into `area`, spread over its height. Every text is
 * measured and fits the width at any length; what was set comes back for the specs.
 */
export function printLabel(
  scene: PackshotScene,
  area: PrintArea,
  inks: InkSet,
  options: { brand?: boolean; titleSize?: number; align?: 'left' | 'centre' } = {},
): Printed {
  const centred =
    (options.align ?? (scene.look.layout === 'centre' ? 'centre' : 'left')) === 'centre';
  const texts: SetText[] = [];
  const note = (fitted: FittedText, maxWidth: number): FittedText => {
    for (const line of fitted.lines)
      texts.push({ text: line, size: fitted.size, width: fitted.width, maxWidth });
    return fitted;
  };
  const x = centred ? area.x + area.width / 2 : area.x;
  const anchor = centred ? 'middle' : 'start';
  const build = (titleSize: number): Row[] => {
    texts.length = 0;
    const rows: Row[] = [];
    if (options.brand !== false) rows.push(brandRow(scene, area, inks, centred, note));
    const title = note(
      fit(
        scene.packshot.labelTitle,
        'display',
        {
          maxWidth: area.width,
          maxSize: titleSize,
          comfortableSize: titleSize * 0.72,
          maxLines: 3,
        },
        TITLE_TRACKING,
      ),
      area.width,
    );
    const titleStyle = { face: 'display', fill: inks.ink, tracking: TITLE_TRACKING } as const;
    rows.push(textRow(title, titleStyle, x, anchor, 1.04, 0.2));
    if (scene.packshot.labelSubtitle !== '') {
      const size = Math.min(area.width * 0.088, 32);
      const box = {
        maxWidth: area.width,
        maxSize: size,
        comfortableSize: size * 0.84,
        maxLines: 2,
      };
      const detail = note(fitDetail(scene.packshot.labelSubtitle, box), area.width);
      rows.push(textRow(detail, { face: 'text', fill: inks.soft }, x, anchor, 1.22, 0));
    }
    rows.push(footRow(scene, area, inks, centred, note));
    return rows;
  };

  // A long name gets smaller until the rows have air between them.
  const air = area.width * 0.052;
  let titleSize = options.titleSize ?? area.width * 0.205;
  let rows = build(titleSize);
  const contentOf = (all: readonly Row[]): number =>
    all.reduce((sum, row) => sum + row.height + row.gapAfter, 0);
  while (contentOf(rows) + air * (rows.length - 2) > area.height && titleSize > area.width * 0.09) {
    titleSize *= 0.95;
    rows = build(titleSize);
  }

  const spare = area.height - contentOf(rows);
  const slack = Math.max(0, spare);
  const gaps = slack / Math.max(1, rows.filter((row) => row.gapAfter === 0).length - 1);
  let y = area.y;
  let svg = '';
  for (const row of rows) {
    svg += row.draw(y);
    y += row.height + (row.gapAfter > 0 ? row.gapAfter : gaps);
  }
  return { svg, texts: [...texts], spare };
}

const TITLE_TRACKING = -0.012;

/** "form · amount" on one line, or on two without the dot. */
function fitDetail(text: string, box: FitBox): FittedText {
  const whole = fit(text, 'text', { ...box, maxLines: 1 });
  const lines = text.split(' · ');
  if (lines.length !== 2 || whole.size >= box.comfortableSize) return fit(text, 'text', box);
  const unit = Math.max(...lines.map((line) => measure(line, 1, 'text')));
  const size = Math.min(box.maxSize, box.maxWidth / unit);
  return { lines, size, width: unit * size };
}

type Note = (fitted: FittedText, maxWidth: number) => FittedText;

/** Mark and brand name in small capitals. */
function brandRow(
  scene: PackshotScene,
  area: PrintArea,
  inks: InkSet,
  centred: boolean,
  note: Note,
): Row {
  const name = scene.brandName.toUpperCase();
  const size = Math.min(area.width * 0.07, 25);
  const mark = size * (centred ? 2.1 : 1.75);
  const gap = size * 0.55;
  const room = centred ? area.width : area.width - mark - gap;
  const fitted = note(
    fit(
      name,
      'textStrong',
      { maxWidth: room, maxSize: size, comfortableSize: 0, maxLines: 1 },
      0.09,
    ),
    room,
  );
  const style = { face: 'textStrong', fill: inks.ink, tracking: 0.09 } as const;
  if (centred) {
    const cx = area.x + area.width / 2;
    return {
      height: mark + gap + fitted.size * 0.72,
      gapAfter: 0,
      draw: (y) =>
        drawMark(scene.look.mark, cx - mark / 2, y, mark, ...inks.markColours) +
        setLine(name, fitted.size, cx, y + mark + gap + fitted.size * 0.72, style, 'middle'),
    };
  }
  return {
    height: mark,
    gapAfter: 0,
    draw: (y) =>
      drawMark(scene.look.mark, area.x, y, mark, ...inks.markColours) +
      setLine(name, fitted.size, area.x + mark + gap, y + mark / 2 + fitted.size * 0.36, style),
  };
}

function textRow(
  fitted: FittedText,
  style: Parameters<typeof setLine>[4],
  x: number,
  anchor: 'start' | 'middle',
  leading: number,
  gapAfter: number,
): Row {
  const step = fitted.size * leading;
  return {
    height: step * (fitted.lines.length - 1) + fitted.size * 0.98,
    gapAfter: fitted.size * gapAfter,
    draw: (y) =>
      fitted.lines
        .map((line, i) =>
          setLine(line, fitted.size, x, y + fitted.size * 0.76 + i * step, style, anchor),
        )
        .join(''),
  };
}

/** Goal chip and count, side by side. */
function footRow(
  scene: PackshotScene,
  area: PrintArea,
  inks: InkSet,
  centred: boolean,
  note: Note,
): Row {
  const { tint, ink } = GOAL_COLOURS[scene.goal];
  const size = Math.min(area.width * 0.07, 25);
  const goal = GOAL_NAMES[scene.goal];
  const chipWidth = measure(goal, size, 'textStrong') + size * 1.5;
  const chipHeight = size * 1.75;
  const room = area.width - chipWidth - size * 0.7;
  const count = note(
    fit(scene.packshot.labelCount, 'text', {
      maxWidth: room,
      maxSize: size,
      comfortableSize: 0,
      maxLines: 1,
    }),
    room,
  );
  const countLine = count.lines[0] ?? '';
  const chip = (x: number, y: number): string =>
    `<rect x="${x}" y="${y}" width="${chipWidth}" height="${chipHeight}" rx="${chipHeight / 2}" fill="${tint}"/>` +
    setLine(
      goal,
      size,
      x + chipWidth / 2,
      y + chipHeight / 2 + size * 0.35,
      { face: 'textStrong', fill: ink },
      'middle',
    );
  const style = { face: 'text', fill: inks.soft } as const;
  if (centred) {
    const gap = size * 0.7;
    const left = area.x + (area.width - chipWidth - gap - count.width) / 2;
    return {
      height: chipHeight,
      gapAfter: 0,
      draw: (y) =>
        chip(left, y) +
        setLine(
          countLine,
          count.size,
          left + chipWidth + gap,
          y + chipHeight / 2 + count.size * 0.35,
          style,
        ),
    };
  }
  return {
    height: chipHeight,
    gapAfter: 0,
    draw: (y) =>
      chip(area.x, y) +
      setLine(
        countLine,
        count.size,
        area.x + area.width,
        y + chipHeight / 2 + count.size * 0.35,
        style,
        'end',
      ),
  };
}
