// Save to a file, open a file, clear, undo. The file is described in docs/en/contribute/checklist-file.md.
(function () {
  "use strict";
  var store = window.peerSupportChecklists;
  var LARGEST = 2000000;

  function download(name, type, parts) {
    var address = URL.createObjectURL(parts instanceof Blob ? parts : new Blob(parts, { type: type }));
    var link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    window.setTimeout(function () {
      URL.revokeObjectURL(address);
    }, 60000);
  }

  function today() {
    var now = new Date();
    return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  }

  function save() {
    var all = store.snapshot();
    var file = { format: store.FORMAT, version: store.VERSION, saved: new Date().toISOString() };
    file.plan = all.plan;
    file.checklists = all.checklists;
    var name = "peer-support-checklists-" + today() + ".json";
    download(name, "application/json", [JSON.stringify(file, null, 2) + "\n"]);
    return name;
  }

  // Return the file's content, or throw what to tell the reader. Nothing is changed here.
  function understand(text) {
    var file;
    try {
      file = JSON.parse(text);
    } catch (error) {
      throw store.say("unreadable");
    }
    if (!file || file.format !== store.FORMAT || typeof file.version !== "number") {
      throw store.say("foreign");
    }
    if (file.version > store.VERSION) {
      throw store.say("newer");
    }
    var where = "checklists";
    try {
      var found = { plan: store.cleanPlan(file.plan || {}), checklists: {} };
      Object.keys(file.checklists).forEach(function (id) {
        where = id;
        store.identifier(id);
        found.checklists[id] = store.cleanList(file.checklists[id]);
      });
      return found;
    } catch (error) {
      var place = typeof error === "string" && error !== where ? where + ": " + error : where;
      throw store.say("damaged", { where: place });
    }
  }

  // Lay `upper` over `lower`, item by item and field by field: both are {plan, checklists}.
  function merge(lower, upper) {
    Object.keys(upper.checklists).forEach(function (list) {
      var whole = (lower.checklists[list] = lower.checklists[list] || store.noList());
      whole.title = upper.checklists[list].title || whole.title;
      Object.keys(upper.checklists[list].items).forEach(function (id) {
        store.setItem(whole, id, upper.checklists[list].items[id]);
      });
    });
    lower.plan = lower.plan || {};
    Object.keys(upper.plan || {}).forEach(function (field) {
      lower.plan[field] = upper.plan[field] || lower.plan[field] || "";
    });
    return lower;
  }

  function countItems(content) {
    return Object.values(content.checklists).reduce((sum, list) => sum + Object.keys(list.items).length, 0);
  }

  function wire(tools) {
    var only = tools.dataset.scope === "list" ? document.querySelector(".checklist").dataset.checklist : null;
    var said = tools.querySelector("[role=status]");
    var undo = tools.querySelector("[data-do=undo]");
    var input = tools.querySelector("input[type=file]");
    var back = null;

    function tell(text, undoing) {
      said.textContent = text;
      back = undoing || null;
      undo.hidden = !back;
    }

    var does = {
      export: function () {
        tell(store.say("exported", { file: save() }));
      },
      print: function () {
        window.print();
      },
      clear: function () {
        var kept = store.snapshot(only);
        store.restore({ checklists: {}, plan: only ? null : {} }, only);
        tell(store.say("cleared"), function () {
          store.restore(merge(kept, store.snapshot(only)), only); // what was ticked since then stays
        });
      },
      undo: function () {
        back();
        tell(store.say("undone"));
        said.parentNode.previousElementSibling.querySelector("[data-do=clear]").focus();
      },
    };
    tools.addEventListener("click", function (event) {
      var button = event.target.closest("[data-do]");
      if (button) {
        does[button.dataset.do]();
      }
    });
    input.addEventListener("change", function () {
      var file = input.files[0];
      if (!file) {
        return;
      }
      (file.size > LARGEST ? Promise.resolve("") : file.text())
        .then(function (text) {
          var content = understand(text);
          var kept = store.snapshot();
          store.restore(merge(store.snapshot(), content)); // where both say something, the file wins
          tell(store.say("imported", { count: countItems(content) }), function () {
            store.restore(kept);
          });
        })
        .catch(function (error) {
          tell(typeof error === "string" ? error : store.say("unreadable"));
        })
        .then(function () {
          input.value = ""; // the same file can be chosen again
        });
    });
    tools.hidden = false;
  }

  document.querySelectorAll(".checklist-tools").forEach(wire);
  store.download = download;
  store.today = today;
})();
