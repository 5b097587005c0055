/** The part of fontkit that packshots use; the package ships no types. */
declare module 'fontkit' {
  export interface Glyph {
    readonly path: { toSVG(): string };
  }
  export interface GlyphRun {
    readonly glyphs: readonly Glyph[];
    readonly positions: readonly { readonly xAdvance: number; readonly xOffset: number }[];
    readonly advanceWidth: number;
  }
  export interface OutlinePoint {
    x: number;
    y: number;
    endContour: boolean;
    copy(): OutlinePoint;
  }
  export interface Outline {
    readonly numberOfContours: number;
    readonly points?: OutlinePoint[];
    readonly components?: { dx: number; dy: number }[];
  }
  export interface Font {
    readonly unitsPerEm: number;
    readonly capHeight: number;
    readonly fvar: {
      readonly axis: readonly { readonly axisTag: string; readonly defaultValue: number }[];
    };
    layout(text: string): GlyphRun;
    getGlyph(id: number): Glyph;
    variationCoords: number[] | null;
    _transformedGlyphs: Outline[];
    readonly _variationProcessor: {
      transformPoints(glyphId: number, points: OutlinePoint[]): void;
    };
  }
  export function create(bytes: Uint8Array): Font;
}
