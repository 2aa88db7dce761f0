/*
 * What script adds to pages that are complete without it: results in place, suggestions, keys, lists
 * that narrow while one types, a remembered theme. One file, no framework; it asks only this site.
 */
(() => {
  const root = document.documentElement;
  /** What the reader chose, in this browser; private windows may refuse to remember. */
  const remembered = {
    get(name) {
      try {
        return localStorage.getItem(`dateline-${name}`);
      } catch {
        return null;
      }
    },
    set(name, value) {
      try {
        if (value === null) localStorage.removeItem(`dateline-${name}`);
        else localStorage.setItem(`dateline-${name}`, value);
      } catch {}
    },
  };

  // The theme, before anything is painted.
  const THEMES = ['light', 'dark'];
  const showTheme = (theme) => {
    if (THEMES.includes(theme)) root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  showTheme(remembered.get('theme'));

  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (tag, attributes = {}, ...content) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...content);
    return element;
  };
  const later = (action, ms) => {
    let timer = 0;
    return (...given) => {
      clearTimeout(timer);
      timer = setTimeout(action, ms, ...given);
    };
  };

  /** The page at an address as a document; null where it cannot be had so. */
  const fetchPage = async (address, signal) => {
    const response = await fetch(address, { signal, headers: { Accept: 'text/html' } });
    if (!response.ok) return null;
    return new DOMParser().parseFromString(await response.text(), 'text/html');
  };
  /** The address that a GET form sends, without its empty fields. */
  const addressOf = (form, submitter) => {
    const address = new URL(submitter?.getAttribute('formaction') ?? form.action, location.href);
    const filled = [...new FormData(form)].filter(([, value]) => value !== '');
    address.search = new URLSearchParams(filled).toString();
    return address;
  };
  const isPlainClick = (event) =>
    event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

  // Results in place.

  let running = null;
  /** The search that the page shows; the address may differ from it while going back. */
  let shown = location.pathname + location.search;
  const noteShown = () => {
    shown = location.pathname + location.search;
  };
  /** Says it to those who hear the page: a region that stays while the rest is replaced. */
  const voice = make('p', { class: 'hidden', 'aria-live': 'polite' });

  const heading = (page) => one('h1', page);

  /** How to find a control again on the next page: by what it is for, not by its changing count. */
  const trace = (element) => {
    if (element === null || !one('.results-page')?.contains(element)) return () => null;
    const { key } = element.dataset;
    const text = element.textContent.trim();
    return (page) => {
      const same = all(element.tagName, page).filter((e) => e.className === element.className);
      const keyed = all('[data-key]', page).filter((e) => e.dataset.key === key);
      return (
        keyed.find((e) => e.className === element.className) ??
        keyed[0] ??
        same.find((e) => e.textContent.trim() === text) ??
        heading(page)
      );
    };
  };

  /** Elements of the next page instead of those here. */
  const takeOver = (selector, next, parent) => {
    for (const old of all(selector)) old.remove();
    for (const fresh of all(selector, next)) parent.append(document.importNode(fresh, true));
  };

  const replaceResults = (next, { address, push, focus }) => {
    const [now, then] = [one('.results-page'), one('.results-page', next)];
    if (now === null || then === null) return false;
    const find = focus ?? trace(document.activeElement);
    const before = now.contains(document.activeElement)
      ? document.activeElement.getBoundingClientRect().top
      : null;
    const unfolded = new Map(
      all('details', now).map((e) => [one('summary', e)?.textContent, e.open]),
    );
    for (const element of all('details', then)) {
      const open = unfolded.get(one('summary', element)?.textContent);
      if (open !== undefined && !one('[aria-current], .facet-excluded', element))
        element.open = open;
    }
    if (push) history.pushState(null, '', address);
    noteShown();
    document.title = next.title;
    now.replaceWith(document.importNode(then, true));
    takeOver('.search-form input[type=hidden]', next, one('.search-form'));
    const box = one('#q');
    if (box !== document.activeElement) box.value = one('#q', next).value;
    const twin = 'link[rel=alternate][type="application/json"], .footer a[href^="/api/"]';
    for (const [i, link] of all(twin).entries()) link.href = all(twin, next)[i]?.href ?? link.href;
    const page = one('.results-page');
    const target = find(page);
    // What the reader looks at stays where it is, whatever grew or shrank above it.
    if (target && before !== null && target !== heading(page))
      scrollBy(0, target.getBoundingClientRect().top - before);
    target?.focus({ preventScroll: true });
    voice.textContent = one('.results-count strong', page)?.textContent ?? '';
    prepare(page);
    return true;
  };

  /** Shows another search in place; whatever goes wrong, the browser goes there by itself. */
  const visit = async (address, { push = true, focus, top = false } = {}) => {
    running?.abort();
    running = new AbortController();
    const { signal } = running;
    const main = one('main');
    main.setAttribute('aria-busy', 'true');
    try {
      const next = await fetchPage(address, signal);
      if (next === null || !replaceResults(next, { address, push, focus }))
        location.assign(address);
      else if (top) scrollTo(0, 0);
      main.removeAttribute('aria-busy');
    } catch (error) {
      if (error.name !== 'AbortError') location.assign(address);
    }
  };

  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href]');
    if (link === null || !isPlainClick(event) || event.defaultPrevented) return;
    const page = one('.results-page');
    const address = new URL(link.getAttribute('href'), location.href);
    const isSearch = address.pathname === '/search' && address.origin === location.origin;
    if (page === null || !isSearch || !page.contains(link) || link.getAttribute('href')[0] === '#')
      return;
    event.preventDefault();
    const isPaging = link.closest('.pagination, .hits, .no-results') !== null;
    // Letting a filter go takes its chip away: the next one is where the reader was.
    const chips = all('.chips a', page);
    const place = chips.indexOf(link);
    const nextChip = (fresh) =>
      all('.chips a', fresh)[Math.min(place, all('.chips a', fresh).length - 1)] ?? heading(fresh);
    visit(
      address,
      isPaging ? { focus: heading, top: true } : { focus: place >= 0 ? nextChip : trace(link) },
    );
  });
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!one('.results-page') || !form.matches('.search-form, .range-form')) return;
    event.preventDefault();
    const typed = form.matches('.search-form');
    if (one('.suggestions')) one('.suggestions').hidden = true;
    visit(addressOf(form, event.submitter), typed ? { focus: () => one('#q'), top: true } : {});
  });
  addEventListener('popstate', () => {
    if (location.pathname + location.search === shown) return;
    noteShown();
    if (one('.results-page') === null || location.pathname !== '/search') location.reload();
    else visit(location.href, { push: false, focus: () => null });
  });

  // Lists that narrow while one types.

  /** The full list of a facet: the form is asked again with what is typed and ticked so far. */
  const liveList = (form) => {
    const box = one(`[name="${form.dataset.live}"]`, form);
    let asked = null;
    const ask = later(async () => {
      asked?.abort();
      asked = new AbortController();
      const address = addressOf(form);
      try {
        const next = await fetchPage(address, asked.signal);
        const fresh = next && one('.choice-form', next);
        if (!fresh) return;
        for (const part of ['.results-count strong', '.value-columns', '.sorts'])
          one(part, form)?.replaceWith(document.importNode(one(part, fresh), true));
        for (const input of all('input[type=hidden]', form)) input.remove();
        form.prepend(...all('input[type=hidden]', fresh).map((e) => document.importNode(e)));
        const [pages, freshPages] = [one('.pagination'), one('.pagination', next)];
        pages?.remove();
        if (freshPages) form.after(document.importNode(freshPages, true));
        history.replaceState(null, '', address);
        noteShown();
      } catch {}
    }, 150);
    box.addEventListener('input', ask);
  };

  /** A facet beside the results: its most frequent values give way to those with the typed words. */
  const liveFacet = (facet) => {
    const [more, list] = [one('.facet-all', facet), one('.facet-values', facet)];
    if (more === null || list === null || one('input', more) !== null) return;
    // Its values are codes, which only the page knows how to call.
    if (facet.dataset.facet === 'language') return;
    const name = one('h3', facet).textContent;
    const box = make('input', {
      type: 'text',
      class: 'facet-find',
      'aria-label': `Find among: ${name}`,
      placeholder: 'Find',
      autocomplete: 'off',
    });
    const initial = [...list.children];
    const address = new URL(one('a', more).getAttribute('href'), location.href);
    const bar = (part, whole) => Math.max(1, Math.round((part / Math.max(1, whole)) * 100));
    const itemOf = ({ value, count, selected, excluded, url, exclude_url }, most) => {
      const articles = `${count.toLocaleString('en-US')} ${count === 1 ? 'article' : 'articles'}`;
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
      for (const [k, v] of [
        ['class', 'facet-bar'],
        ['width', '100%'],
        ['height', '2'],
        ['aria-hidden', 'true'],
      ])
        svg.setAttribute(k, v);
      rect.setAttribute('width', `${bar(count, most)}%`);
      rect.setAttribute('height', '2');
      svg.append(rect);
      const link = make(
        'a',
        {
          class: 'facet-link',
          href: url,
          rel: 'nofollow',
          'aria-label': `${excluded ? 'Excluded: ' : ''}${value}, ${articles}`,
        },
        make('span', { class: 'facet-label', dir: 'auto' }, value),
        ' ',
        make('span', { class: 'facet-count' }, count.toLocaleString('en-US')),
        svg,
      );
      if (selected) link.setAttribute('aria-current', 'true');
      const item = make('li', { class: `facet-value${excluded ? ' facet-excluded' : ''}` }, link);
      if (!selected && !excluded)
        item.append(
          make(
            'a',
            {
              class: 'facet-exclude',
              href: exclude_url,
              rel: 'nofollow',
              'aria-label': `Exclude ${value}`,
            },
            make('span', { 'aria-hidden': 'true' }, '−'),
          ),
        );
      return item;
    };
    let asked = null;
    const ask = later(async () => {
      asked?.abort();
      if (box.value.trim() === '') return list.replaceChildren(...initial);
      asked = new AbortController();
      const question = new URL(`/api${address.pathname}${address.search}`, location.href);
      question.searchParams.set('contains', box.value);
      question.searchParams.set('facet_size', '10');
      try {
        const response = await fetch(question, { signal: asked.signal });
        if (!response.ok) return;
        const { values, matching } = await response.json();
        const fitting = values.filter(
          ({ count, selected, excluded }) => count > 0 || selected || excluded,
        );
        list.replaceChildren(...fitting.map((value) => itemOf(value, fitting[0]?.count ?? 1)));
        voice.textContent = `${matching} found`;
      } catch {}
    }, 150);
    box.addEventListener('input', ask);
    more.append(box);
  };

  // Suggestions: names, titles and words that fit what is typed, as a list box under the search box.

  /** What names and titles are made of; a query with operators is left alone. */
  const PLAIN = /^[\p{L}\p{M}\p{N}\s.'’-]{2,}$/u;
  /** Options for what is typed: those with an address are gone to, the others are searched for. */
  const optionsFor = async (typed, signal) => {
    const words = new URLSearchParams({ q: typed, size: '5' });
    const response = await fetch(`/api/suggest?${words}`, { signal });
    if (!response.ok) return [];
    const { entities, titles, words: found } = await response.json();
    return [
      ...entities.slice(0, 5).map(({ name, type, articles }) => ({
        text: name,
        note: `${type} · ${articles.toLocaleString('en-US')}`,
      })),
      ...titles.slice(0, 3).map(({ title, url }) => ({ text: title, note: 'article', url })),
      ...found.slice(0, 3).map(({ text }) => ({ text, note: 'word' })),
    ];
  };

  const suggest = (box) => {
    const form = box.closest('form');
    const list = make('ul', {
      class: 'suggestions',
      id: 'suggestions',
      role: 'listbox',
      'aria-label': 'Suggestions',
      hidden: '',
    });
    form.append(list);
    box.setAttribute('role', 'combobox');
    box.setAttribute('aria-autocomplete', 'list');
    box.setAttribute('aria-controls', 'suggestions');
    const open = () => {
      list.hidden = false;
      box.setAttribute('aria-expanded', 'true');
    };
    let typed = box.value;
    let at = -1;
    const close = () => {
      list.hidden = true;
      at = -1;
      box.setAttribute('aria-expanded', 'false');
      box.removeAttribute('aria-activedescendant');
    };
    close();
    /** Whether the option has an address of its own. */
    const goTo = (option) => {
      const { url } = option?.dataset ?? {};
      if (url !== undefined) location.assign(url);
      return url !== undefined;
    };
    const choose = (index) => {
      const options = all('[role=option]', list);
      at = index;
      for (const [i, option] of options.entries())
        option.setAttribute('aria-selected', String(i === at));
      if (at < 0) box.removeAttribute('aria-activedescendant');
      else box.setAttribute('aria-activedescendant', options[at].id);
      box.value = at < 0 ? typed : options[at].dataset.text;
    };
    let asked = null;
    const ask = later(async () => {
      asked?.abort();
      if (!PLAIN.test(typed.trim())) return close();
      asked = new AbortController();
      try {
        const suggestions = await optionsFor(typed.trim(), asked.signal);
        // One that is chosen stays, though a late answer comes.
        if (at >= 0) return;
        if (document.activeElement !== box || suggestions.length === 0) return close();
        list.replaceChildren(
          ...suggestions.map(({ text, note, url }, i) =>
            make(
              'li',
              {
                role: 'option',
                id: `suggestion-${i}`,
                'aria-selected': 'false',
                'data-text': text,
                ...(url && { 'data-url': url }),
              },
              make('span', { dir: 'auto' }, text),
              ' ',
              make('span', { class: 'quiet' }, note),
            ),
          ),
        );
        at = -1;
        open();
        voice.textContent = `${suggestions.length} suggestions below, arrow keys choose`;
      } catch {}
    }, 120);
    box.addEventListener('input', () => {
      typed = box.value;
      at = -1;
      box.removeAttribute('aria-activedescendant');
      ask();
    });
    box.addEventListener('blur', () => setTimeout(close, 150));
    box.addEventListener('keydown', (event) => {
      const count = all('[role=option]', list).length;
      if (event.key === 'Escape' && !list.hidden) {
        event.preventDefault();
        box.value = typed;
        close();
      } else if (event.key === 'Enter' && at >= 0) {
        if (goTo(all('[role=option]', list)[at])) event.preventDefault();
      } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        if (list.hidden) return;
        event.preventDefault();
        // One place more than there are options: the text as typed.
        const step = event.key === 'ArrowDown' ? 1 : -1;
        choose(((at + 1 + step + count + 1) % (count + 1)) - 1);
      }
    });
    list.addEventListener('mousedown', (event) => {
      const option = event.target.closest('[role=option]');
      if (option === null) return;
      event.preventDefault();
      if (goTo(option)) return;
      box.value = option.dataset.text;
      close();
      form.requestSubmit();
    });
  };

  // Keys.

  const KEYS = [
    ['/', 'to the search box'],
    ['j', 'next result, or next match in an article'],
    ['k', 'previous result, or match'],
    ['Enter', 'opens the result'],
    ['u', 'back to the results'],
    ['?', 'this list'],
  ];
  const keysOn = () => remembered.get('keys') !== 'off';
  const help = make('dialog', { class: 'keys', 'aria-labelledby': 'keys-title' });
  const openHelp = () => {
    if (help.open) return;
    const single = make('input', { type: 'checkbox', id: 'keys-on' });
    single.checked = keysOn();
    single.addEventListener('change', () => remembered.set('keys', single.checked ? null : 'off'));
    help.replaceChildren(
      make('h2', { id: 'keys-title' }, 'Keys'),
      make(
        'dl',
        {},
        ...KEYS.map(([key, meaning]) =>
          make('div', {}, make('dt', {}, make('kbd', {}, key)), make('dd', {}, meaning)),
        ),
      ),
      make('p', {}, make('label', {}, single, ' Single keys do this')),
      make('form', { method: 'dialog' }, make('button', {}, 'Close')),
    );
    help.showModal();
  };
  /** The next of the elements after the focus, or the first; before it with a step of -1. */
  const stepTo = (elements, step) => {
    const at = elements.findIndex(
      (element) => element.contains(document.activeElement) || element.matches(':target'),
    );
    const next = elements[at < 0 ? (step > 0 ? 0 : elements.length - 1) : at + step];
    return next ?? null;
  };
  const stepOn = (step) => {
    const hits = all('.hit-title a, .pair-title a');
    if (hits.length > 0) {
      const hit = stepTo(hits, step);
      hit?.focus();
      hit?.scrollIntoView({ block: 'center' });
      return;
    }
    const match = stepTo(all('mark[id]'), step);
    if (match !== null) location.hash = match.id;
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !keysOn()) return;
    if (event.target.closest('input, textarea, select, dialog, [contenteditable]')) return;
    const actions = {
      '/': () => {
        one('#q')?.focus();
        one('#q')?.select();
      },
      j: () => stepOn(1),
      k: () => stepOn(-1),
      u: () => one('.match-bar a')?.click(),
      '?': openHelp,
    };
    const action = actions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  });

  /** What is in the page whenever results are shown anew. */
  const prepare = (within) => {
    for (const facet of all('#narrow .facet', within)) liveFacet(facet);
  };

  document.addEventListener('DOMContentLoaded', () => {
    const footer = one('.footer');
    if (footer !== null) {
      const theme = make('button', { type: 'button', class: 'plain' });
      const name = () => {
        theme.textContent = `Theme: ${root.dataset.theme ?? 'as the system'}`;
      };
      theme.addEventListener('click', () => {
        const next =
          [undefined, ...THEMES][([undefined, ...THEMES].indexOf(root.dataset.theme) + 1) % 3] ??
          null;
        remembered.set('theme', next);
        showTheme(next);
        name();
      });
      name();
      const keys = make('button', { type: 'button', class: 'plain' }, 'Keys');
      keys.addEventListener('click', openHelp);
      footer.append(make('p', {}, theme, ' · ', keys), voice);
      document.body.append(help);
    }
    for (const box of all('.search-form input[type=search]')) suggest(box);
    for (const form of all('form[data-live]')) liveList(form);
    prepare(document);
  });
})();
