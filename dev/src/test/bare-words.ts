import type {
  Binary,
  BindingPipe,
  Conditional,
  Interpolation,
  TmplAstBoundAttribute,
  TmplAstBoundText,
  TmplAstElement,
  TmplAstText,
  TmplAstTextAttribute,
} from '@angular/compiler';
import {
  LiteralPrimitive,
  RecursiveAstVisitor,
  TmplAstRecursiveVisitor,
  parseTemplate,
  tmplAstVisitAll,
  type AST,
  type ASTWithSource,
} from '@angular/compiler';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Attributes that somebody reads or hears. */
const READ = new Set(['alt', 'aria-label', 'hint', 'label', 'placeholder', 'title']);
/** Called the same in every language. */
const NAMES = new Set(['Green Apple', 'help@greenapple.example', 'privacy@greenapple.example']);
const INLINE = /\btemplate:\s*(?:`([^`]*)`|'([^']*)')/g;

const isBare = (text: string): boolean =>
  /\p{L}{2}/u.test(text) && !NAMES.has(text.trim()) && !/^[X-]+$/.test(text.trim());

/** Words of an expression that are shown as they stand there; what is said in the page's language is none of them. */
class ShownWords extends RecursiveAstVisitor {
  readonly found: string[] = [];

  override visitPipe(pipe: BindingPipe, context: unknown): void {
    if (pipe.name !== 'say') super.visitPipe(pipe, context);
  }

  override visitInterpolation(ast: Interpolation, context: unknown): void {
    this.found.push(...ast.strings.filter(isBare));
    for (const expression of ast.expressions) this.#literal(expression);
    super.visitInterpolation(ast, context);
  }

  override visitBinary(ast: Binary, context: unknown): void {
    if (ast.operation === '+') for (const part of [ast.left, ast.right]) this.#literal(part);
    super.visitBinary(ast, context);
  }

  override visitConditional(ast: Conditional, context: unknown): void {
    for (const outcome of [ast.trueExp, ast.falseExp]) this.#literal(outcome);
    super.visitConditional(ast, context);
  }

  #literal(ast: AST): void {
    if (ast instanceof LiteralPrimitive && typeof ast.value === 'string' && isBare(ast.value))
      this.found.push(ast.value);
  }
}

const shownBy = (value: AST): string[] => {
  const words = new ShownWords();
  (value as ASTWithSource).ast.visit(words, null);
  return words.found;
};

class BareWords extends TmplAstRecursiveVisitor {
  readonly found: string[] = [];

  override visitElement(element: TmplAstElement): void {
    const inEnglish = element.attributes.some(
      ({ name, value }) => name === 'lang' && value.startsWith('en'),
    );
    if (!inEnglish) super.visitElement(element);
  }

  override visitText(text: TmplAstText): void {
    if (isBare(text.value)) this.found.push(text.value);
  }

  override visitBoundText(text: TmplAstBoundText): void {
    this.found.push(...shownBy(text.value));
  }

  override visitTextAttribute({ name, value }: TmplAstTextAttribute): void {
    if (READ.has(name) && isBare(value)) this.found.push(value);
  }

  override visitBoundAttribute({ name, value }: TmplAstBoundAttribute): void {
    if (READ.has(name)) this.found.push(...shownBy(value));
  }
}

/** What a template shows in the language it was written in, whoever reads it. */
export function bareWords(template: string): string[] {
  const { nodes, errors } = parseTemplate(template, 'template.html');
  if (errors !== null && errors.length > 0) throw new Error(String(errors[0]));
  const words = new BareWords();
  tmplAstVisitAll(words, nodes);
  return words.found.map((text) => text.replaceAll(/\s+/g, ' ').trim());
}

/** The same for every template below the folders of a workspace, by file. */
export function bareWordsIn(root: string, folders: readonly string[]): string[] {
  return folders
    .flatMap((folder) => globSync(`${folder}/**/*.{html,ts}`, { cwd: root }))
    .filter((file) => !file.endsWith('.spec.ts'))
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      const templates = file.endsWith('.html')
        ? [text]
        : [...text.matchAll(INLINE)].map(([, long, short]) => long ?? short ?? '');
      return templates.flatMap(bareWords).map((words) => `${file}: ${words}`);
    })
    .sort();
}
