import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import {
  ArrowLeft,
  ArrowUpRight,
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  ArrowUpDown,
  CircleAlert,
  CircleCheck,
  ClipboardList,
  Download,
  ListTodo,
  ChevronUp,
  GripVertical,
  History,
  House,
  Lock,
  LogOut,
  Menu,
  MessageCircleQuestionMark,
  Package,
  Plus,
  RotateCcw,
  Save,
  Search,
  ShieldCheck,
  ShieldAlert,
  ShoppingBag,
  Star,
  BadgePercent,
  Gift,
  Tags,
  Trash,
  Undo2,
  Upload,
  TriangleAlert,
  SlidersHorizontal,
  UserRound,
  UsersRound,
  WifiOff,
  X,
} from 'lucide-static';

const ICONS = {
  add: Plus,
  audit: History,
  back: ArrowLeft,
  broken: ShieldAlert,
  close: X,
  done: CircleCheck,
  download: Download,
  error: CircleAlert,
  files: ArrowUpDown,
  up: ChevronUp,
  down: ChevronDown,
  grip: GripVertical,
  home: House,
  intact: ShieldCheck,
  lock: Lock,
  menu: Menu,
  next: ChevronRight,
  gift: Gift,
  offers: BadgePercent,
  prices: Tags,
  offline: WifiOff,
  open: ArrowUpRight,
  orders: ShoppingBag,
  package: Package,
  people: UsersRound,
  person: UserRound,
  previous: ChevronLeft,
  products: ClipboardList,
  questions: MessageCircleQuestionMark,
  remove: Trash,
  retry: RotateCcw,
  returns: Undo2,
  reviews: Star,
  save: Save,
  search: Search,
  settings: SlidersHorizontal,
  tasks: ListTodo,
  upload: Upload,
  'sign-out': LogOut,
  warning: TriangleAlert,
} as const;

export type IconName = keyof typeof ICONS;

/** A Lucide icon of the back office; hidden from assistive technology, the words beside it speak. */
@Component({
  selector: 'ga-office-icon',
  template: `<svg
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    focusable="false"
    [attr.width]="size()"
    [attr.height]="size()"
    [innerHTML]="body()"
  ></svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      vertical-align: -0.25em;
    }
  `,
  host: { 'aria-hidden': 'true' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Icon {
  readonly name = input.required<IconName>();
  readonly size = input(20);

  readonly #sanitizer = inject(DomSanitizer);
  // Safe: the drawing comes from the icon package, never from a person.
  protected readonly body = computed(() =>
    this.#sanitizer.bypassSecurityTrustHtml(drawing(ICONS[this.name()])),
  );
}

function drawing(svg: string): string {
  return svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>')).trim();
}
