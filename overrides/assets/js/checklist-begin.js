// Loads the scripts of the checklists when they are of use: at once where this browser keeps something of a
// checklist, and on a chapter as soon as the list that stands in it comes near.
(function () {
  "use strict";
  var base = document.currentScript.src.replace(/[^/]*$/, "");
  var lists = document.querySelectorAll(".checklist");

  function load() {
    ["checklist-store.js", "checklists.js"].forEach(function (name) {
      var script = document.createElement("script");
      script.src = base + name;
      script.async = false; // in this order
      document.head.append(script);
    });
  }

  function hasBegun() {
    try {
      return Object.keys(localStorage).some((key) => key.startsWith("peer-support-guide.checklist."));
    } catch (error) {
      return false; // blocked: there is nothing to show
    }
  }

  if (hasBegun()) {
    load();
  } else if (lists.length) {
    var watcher = new IntersectionObserver(
      function (seen) {
        if (seen.some((one) => one.isIntersecting)) {
          watcher.disconnect();
          load();
        }
      },
      { rootMargin: "100%" }
    );
    lists.forEach((list) => watcher.observe(list));
  }
})();
