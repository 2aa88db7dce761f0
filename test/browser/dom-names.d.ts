/**
 * The names of the DOM that the types of playwright-core mention. The project is compiled without
 * the DOM, so that nothing in `server/` can use it by mistake; what runs in a page is passed as text.
 */
type Node = object;
type HTMLElement = object;
type SVGElement = object;
type HTMLElementTagNameMap = Record<never, object>;
