/*
 * The floor: says in words what a browser lacks, where the lab itself could not even be read. Hence ES5, a classic script, no
 * style sheet of the lab's and nothing imported. It also speaks when the lab's own scripts do not arrive or do not start.
 */
(function () {
  'use strict';

  /*
   * What the lab needs, and the first versions that have it (Chrome and Edge, Firefox, Safari), by MDN's compatibility data.
   * Left out is what a newer row implies: module workers (80, 114, 15), top-level await (89, 89, 15), class static blocks
   * (94, 93, 16.4), structuredClone (98, 94, 15.4), AbortSignal.throwIfAborted (100, 97, 15.4), findLast (97, 104, 15.4).
   * Not here either is what the lab can do without: WebAssembly, WebGL, OffscreenCanvas, SharedArrayBuffer, storage, locks.
   */
  var FEATURES = [
    {
      name: 'JavaScript modules',
      since: ['61', '60', '10.1'],
      isThere: function () {
        return 'noModule' in document.createElement('script');
      },
    },
    {
      name: 'web workers',
      since: ['4', '3.5', '4'],
      isThere: function () {
        return typeof Worker === 'function' && typeof MessageChannel === 'function';
      },
    },
    {
      name: 'structuredClone',
      since: ['98', '94', '15.4'],
      isThere: function () {
        return typeof structuredClone === 'function';
      },
    },
    {
      name: 'unpacking of compressed data (DecompressionStream)',
      since: ['80', '113', '16.4'],
      isThere: function () {
        return typeof DecompressionStream === 'function';
      },
    },
    {
      name: 'regular expressions that look behind',
      since: ['62', '78', '16.4'],
      isThere: function () {
        try {
          return new RegExp('(?<=a)b').test('ab');
        } catch (error) {
          return false;
        }
      },
    },
    {
      name: 'sorted copies of arrays (Array.prototype.toSorted)',
      since: ['110', '115', '16'],
      isThere: function () {
        return typeof Array.prototype.toSorted === 'function';
      },
    },
    {
      name: 'mixed colours in style sheets (color-mix)',
      since: ['111', '113', '16.2'],
      isThere: function () {
        return !!window.CSS && !!CSS.supports && CSS.supports('color', 'color-mix(in srgb, red, blue)');
      },
    },
  ];

  var WORKS =
    'Chrome and Edge 111, Firefox 115, Safari 16.4, and newer have what the lab needs. It is tested in Chromium 156, Firefox 153 ESR and WebKitGTK 2.50, which has Safari’s engine.';
  /* Several times what the page's scripts need on a slow line. */
  var PATIENCE_MS = 20000;

  var STYLE = [
    /* Over whatever the lab's own style sheet has put on the body. */
    '#floor { min-height: 100vh; box-sizing: border-box; padding: 3rem 1.25rem; background: #f5f6f8; color: #16202a; font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere; }',
    '#floor > div { max-width: 42rem; margin: 0 auto; }',
    '#floor h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; }',
    '#floor p, #floor ul { margin: 0 0 1rem; }',
    '#floor ul { padding: 0 0 0 1.25rem; list-style: disc; }',
    '#floor a { color: #0b62a8; }',
    '#floor ~ #root { display: none; }',
    'body { margin: 0; }',
    '@media (prefers-color-scheme: dark) {',
    '  #floor { background: #0e1317; color: #e7ecf0; }',
    '  #floor a { color: #62b3f3; }',
    '}',
  ].join('\n');

  /* Errors of browser extensions come here too; a lab that starts all the same needs no such page. */
  var DOUBT_MS = 1500;

  var hasCause = false;
  var isStarted = false;

  checkFloor();

  function checkFloor() {
    if (location.protocol === 'file:') {
      stop('Tensor Dojo does not run from a file', [
        'This page was opened as a file, and browsers load no JavaScript modules from files.',
        'In the folder of the lab run “npm start”, or put the built folder on a web host; then open the address.',
      ]);
      return;
    }
    var missing = [];
    for (var i = 0; i < FEATURES.length; i++) if (!FEATURES[i].isThere()) missing.push(FEATURES[i]);
    if (missing.length > 0) {
      stop(
        'This browser lacks what Tensor Dojo needs',
        [
          'What is missing: ',
          WORKS,
          'Update this browser, or open the lab in another one. What you saved here before stays in this browser.',
        ],
        missing
      );
      return;
    }
    if (!window.crypto || !crypto.subtle) {
      var isSecure = window.isSecureContext === true;
      stop(
        isSecure ? 'This browser lacks what Tensor Dojo needs' : 'Tensor Dojo needs a secure address',
        isSecure
          ? [
              'What is missing: hash functions (crypto.subtle), with which the lab verifies its data. Chrome, Firefox and Safari have them on a secure page such as this; a setting or an extension may have taken them away.',
              'Allow them for this page, or open the lab in another browser.',
            ]
          : [
              'This page was opened over plain http from another computer (' +
                location.host +
                '). There browsers give a page no hash functions (crypto.subtle), with which the lab verifies its data.',
              'Open it over https or on localhost.',
            ]
      );
      return;
    }
    watchStart();
  }

  /* The lab puts its screens into #root. Until it has, what goes wrong is told here; afterwards it tells of itself. */
  function watchStart() {
    window.addEventListener('error', onError, true);
    window.addEventListener('unhandledrejection', onRejection);
    var timer = setTimeout(function () {
      if (hasCause) return;
      showReload(
        'Tensor Dojo has not started yet',
        'It is not known why: the connection may be slow, or a script may wait for something that does not come. The lab still opens here if it gets ready.'
      );
    }, PATIENCE_MS);
    var poll = setInterval(function () {
      var place = document.getElementById('root');
      if (!place || !place.firstChild) return;
      isStarted = true;
      clearInterval(poll);
      clearTimeout(timer);
      window.removeEventListener('error', onError, true);
      window.removeEventListener('unhandledrejection', onRejection);
      takeAway();
    }, 50);
  }

  function onError(event) {
    var target = event.target;
    var address = target && target.nodeType === 1 ? target.src || target.href : null;
    if (address) {
      if (target.tagName === 'SCRIPT')
        explain(
          'The script ' +
            address +
            ' could not be loaded or read. The connection may have failed, or files of the site may be missing.'
        );
      else if (target.tagName === 'LINK' && target.rel === 'stylesheet')
        explain(
          'The style sheet ' +
            address +
            ' could not be loaded. The connection may have failed, or files of the site may be missing.'
        );
      return;
    }
    if (event.message)
      explain(
        'A script stopped with: ' +
          event.message +
          (event.filename ? ' (' + event.filename + ')' : '') +
          '. Whether this browser or the lab is at fault is not known.'
      );
  }

  function onRejection(event) {
    explain(
      'A script stopped with: ' +
        String(event.reason) +
        '. Whether this browser or the lab is at fault is not known.'
    );
  }

  /* The first error is the cause; the rest follow from it. */
  function explain(cause) {
    if (hasCause) return;
    hasCause = true;
    setTimeout(function () {
      if (!isStarted) showReload('Tensor Dojo did not start', cause);
    }, DOUBT_MS);
  }

  function showReload(title, cause) {
    show(
      title,
      [
        cause,
        'Reload the page. If that does not help, update this browser or open the lab in another one. ' +
          WORKS,
        'What you saved here before stays in this browser.',
      ],
      null,
      true
    );
  }

  /* main.tsx starts nothing where this is set. */
  function stop(title, lines, missing) {
    document.documentElement.setAttribute('data-floor', 'missing');
    show(title, lines, missing, false);
  }

  /* Text nodes only: parts of it come from errors. */
  function show(title, lines, missing, canReload) {
    whenBody(function () {
      takeAway();
      var style = document.createElement('style');
      style.appendChild(document.createTextNode(STYLE));
      var page = add(document.body, 'main', '');
      page.id = 'floor';
      page.appendChild(style);
      document.body.insertBefore(page, document.body.firstChild);
      var words = add(page, 'div', '');
      words.setAttribute('role', 'alert');
      add(words, 'h1', title);
      for (var i = 0; i < lines.length; i++) {
        add(words, 'p', lines[i]);
        if (i === 0 && missing) listMissing(words, missing);
      }
      if (!canReload) return;
      var link = add(add(words, 'p', ''), 'a', 'Reload the page');
      link.href = location.href;
      link.onclick = function () {
        location.reload();
        return false;
      };
    });
  }

  function takeAway() {
    var page = document.getElementById('floor');
    if (page) page.parentNode.removeChild(page);
  }

  function listMissing(parent, missing) {
    var list = add(parent, 'ul', '');
    for (var i = 0; i < missing.length; i++) {
      var since = missing[i].since;
      add(
        list,
        'li',
        missing[i].name +
          ': in Chrome and Edge ' +
          since[0] +
          ', Firefox ' +
          since[1] +
          ', Safari ' +
          since[2] +
          ' and newer'
      );
    }
  }

  function add(parent, tag, text) {
    var element = document.createElement(tag);
    if (text !== '') element.appendChild(document.createTextNode(text));
    parent.appendChild(element);
    return element;
  }

  /* This script stands in the head, so that it comes before the lab's. */
  function whenBody(work) {
    if (document.body) work();
    else document.addEventListener('DOMContentLoaded', work);
  }
})();
