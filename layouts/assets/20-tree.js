/* Two small components of our own. Tree draws markup that came as data, and only markup: a fixed set of elements,
   no handlers, no raw HTML, no addresses but our own and http(s). Screen holds a page and does what a browser does
   for a new document: title, language, focus, scroll. */
(function () {
  const HTML = "a abbr article aside b br button caption datalist dd details div dl dt fieldset figcaption figure footer form " +
    "h1 h2 h3 header hr i input label legend li main nav ol option p section select small span strong summary table " +
    "tbody td textarea tfoot th thead time tr ul";
  const SVG = "svg g path circle line polyline rect text title use";
  const TAGS = new Set((HTML + " " + SVG).split(" "));
  const ADDRESS = /^(\/(?!\/)|#|\?|https?:\/\/)/;

  function safe(props) {
    const kept = {};
    for (const name in props) {
      if (/^on|^dangerously|^srcDoc$|^ref$/i.test(name)) continue;
      if (/^(href|action|xlinkHref)$/.test(name) && !ADDRESS.test(props[name])) continue;
      kept[name] = props[name];
    }
    return kept;
  }

  function draw(node) {
    if (node === null || typeof node !== "object") return node;
    const [tag, props, children] = node;
    return TAGS.has(tag) ? React.createElement(tag, safe(props), ...children.map(draw)) : null;
  }

  const Tree = React.memo(
    function Tree({ nodes }) {
      return React.createElement(React.Fragment, null, ...nodes.map(draw));
    },
    (before, after) => before.nodes === after.nodes
  );

  function Screen({ title, lang, address, children }) {
    React.useLayoutEffect(() => {
      document.title = title;
      document.documentElement.lang = lang;
      window.tertial.arrived(address, title);
    }, [address, children]);
    return children;
  }

  window.tertial = Object.assign(window.tertial || {}, { Tree, Screen });
})();
