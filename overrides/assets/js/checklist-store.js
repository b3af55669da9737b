// What a reader ticked and wrote, kept in this browser only: one versioned key for each checklist.
//
//   peer-support-guide.checklist.v1.<id>   {"title": "…", "items": {"<item id>": {…fields}}}
//   peer-support-guide.plan.v1             {"title": "…", "organization": "…", "date": "…"}
//
// Fields of an item: state ("done", "na" or "open"), answer, note, who, by ("2026-12-01"), and text, the item's
// words when they were last changed, for items that a later version of the site no longer has. A question that is
// answered is done unless the reader took the tick away: only then does "open" stand in its state.
//
// Every change is written by itself, upon what the storage holds at that moment: so two tabs never
// overwrite one another. What cannot be written (private window, full storage) stays in `waiting` and
// is laid over what is read, so that the page works as if it had been kept.
(function () {
  "use strict";
  var PREFIX = "peer-support-guide.checklist.v1.";
  var PLAN = "peer-support-guide.plan.v1";
  var FORMAT = "peer-support-guide/checklists";
  var VERSION = 1;
  var FIELDS = ["state", "answer", "note", "who", "by", "text"];
  var PLAN_FIELDS = ["title", "organization", "date"];
  var LONGEST = 5000;

  var waiting = {};
  var listeners = [];
  var keeps = true;
  var element = document.querySelector("[data-words]");
  var words = JSON.parse(element.dataset.words);
  var totals = JSON.parse(element.dataset.totals);

  function storage() {
    return window.localStorage; // merely asking for it fails where it is blocked
  }

  function parse(text, clean) {
    try {
      return clean(JSON.parse(text));
    } catch (error) {
      return null;
    }
  }

  function raw(key) {
    try {
      return storage().getItem(key);
    } catch (error) {
      keeps = false;
      return null;
    }
  }

  // Write what `make` makes of the kept value; on failure it waits, and goes along with the next write.
  function write(key, clean, empty, change) {
    var kept = raw(key);
    var value = (kept && parse(kept, clean)) || empty();
    var changes = (waiting[key] || []).concat([change]);
    changes.forEach(function (one) {
      one(value);
    });
    try {
      if (kept && !parse(kept, clean)) {
        storage().setItem(key + ".unreadable", kept); // not ours to throw away
      }
      if (isEmpty(value)) {
        storage().removeItem(key);
      } else {
        storage().setItem(key, JSON.stringify(value));
      }
      delete waiting[key];
      keeps = true;
    } catch (error) {
      waiting[key] = changes;
      keeps = false;
    }
  }

  function read(key, clean, empty) {
    var value = parse(raw(key), clean) || empty();
    (waiting[key] || []).forEach(function (one) {
      one(value);
    });
    return value;
  }

  function isEmpty(value) {
    return !Object.values(value.items || value).some(Boolean);
  }

  // Take only what is known from something foreign; throw the place where it is none of ours.
  function cleanList(value) {
    var found = { title: text(value.title, "title", 300), items: {} };
    Object.keys(value.items).forEach(function (id) {
      identifier(id);
      var item = {};
      FIELDS.forEach(function (field) {
        var one = text(value.items[id][field], id, LONGEST);
        if (one) {
          item[field] = one;
        }
      });
      if (("state" in item && !/^(done|na|open)$/.test(item.state)) || ("by" in item && !/^\d{4,6}-\d\d-\d\d$/.test(item.by))) {
        throw id;
      }
      found.items[id] = item;
    });
    return found;
  }

  function cleanPlan(value) {
    var found = {};
    PLAN_FIELDS.forEach(function (field) {
      found[field] = text(value[field], field, 300);
    });
    return found;
  }

  function text(value, where, longest) {
    if (value === undefined) {
      return "";
    }
    if (typeof value !== "string" || value.length > longest) {
      throw where;
    }
    return value;
  }

  function identifier(id) {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || id.length > 80) {
      throw id.slice(0, 80);
    }
  }

  function noList() {
    return { title: "", items: {} };
  }

  function readList(list) {
    return read(PREFIX + list, cleanList, noList);
  }

  // "done", "na" or "open".
  function stateOf(item) {
    return item.state || (isAnswered(item) ? "done" : "open");
  }

  function isAnswered(item) {
    return Boolean(item.answer && item.answer.trim());
  }

  // Set some fields of one item; an item without any is dropped.
  function setItem(value, id, fields) {
    var item = value.items[id] || {};
    Object.keys(fields).forEach(function (field) {
      if (fields[field]) {
        item[field] = fields[field].slice(0, LONGEST);
      } else {
        delete item[field];
      }
    });
    if (item.state === "open" && !isAnswered(item)) {
      delete item.state; // without an answer it needs no saying
    }
    if (FIELDS.some((field) => field !== "text" && item[field])) {
      value.items[id] = item;
    } else {
      delete value.items[id];
    }
  }

  function change(list, title, id, fields) {
    write(PREFIX + list, cleanList, noList, function (value) {
      value.title = title || value.title;
      setItem(value, id, fields);
    });
    tell();
  }

  function replaceList(list, whole) {
    var copy = JSON.stringify(whole);
    write(PREFIX + list, cleanList, noList, function (value) {
      var fresh = JSON.parse(copy);
      value.title = fresh.title;
      value.items = fresh.items;
    });
  }

  function readPlan() {
    return read(PLAN, cleanPlan, Object);
  }

  function changePlan(fields) {
    write(PLAN, cleanPlan, Object, function (value) {
      PLAN_FIELDS.forEach(function (field) {
        if (field in fields) {
          value[field] = fields[field].slice(0, 300);
        }
      });
    });
    tell();
  }

  // The ids of all checklists of which something is kept, those that the site no longer has among them.
  function lists() {
    var keys = Object.keys(waiting);
    try {
      keys = keys.concat(Object.keys(storage()));
    } catch (error) {
      keeps = false;
    }
    var ids = keys.filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
    return Array.from(new Set(ids)).filter((id) => /^[a-z0-9-]+$/.test(id) && Object.keys(readList(id).items).length);
  }

  // Everything, or one checklist, as it is now; `restore` brings exactly that back.
  function snapshot(only) {
    var found = { checklists: {} };
    (only ? [only] : lists()).forEach(function (id) {
      found.checklists[id] = readList(id);
    });
    if (!only) {
      found.plan = readPlan();
    }
    return found;
  }

  function restore(kept, only) {
    (only ? [only] : lists()).forEach(function (id) {
      if (!kept.checklists[id]) {
        replaceList(id, noList());
      }
    });
    Object.keys(kept.checklists).forEach(function (id) {
      replaceList(id, kept.checklists[id]);
    });
    if (kept.plan) {
      changePlan(Object.assign({ title: "", organization: "", date: "" }, kept.plan));
    }
    tell();
  }

  // {done, na, open, total} of a checklist, total without what does not apply; `ids` are its items now, where the page knows them.
  function count(list, ids) {
    var items = readList(list).items;
    var found = { done: 0, na: 0, open: 0, total: ids ? ids.length : totals[list] || 0 };
    (ids || Object.keys(items)).forEach(function (id) {
      found[stateOf(items[id] || {})] += 1;
    });
    found.na = Math.min(found.na, found.total);
    found.total -= found.na;
    found.done = Math.min(found.done, found.total);
    return found;
  }

  function countAll() {
    return Object.keys(totals).reduce(
      function (sum, list) {
        var one = count(list);
        return { done: sum.done + one.done, total: sum.total + one.total, na: sum.na + one.na };
      },
      { done: 0, total: 0, na: 0 }
    );
  }

  function tell() {
    listeners.forEach(function (listener) {
      listener();
    });
  }

  function say(key, values) {
    return words[key].replace(/\{(\w+)\}/g, (whole, name) => values[name]);
  }

  function progress(counted) {
    return say(counted.na ? "progress_na" : "progress", counted);
  }

  window.addEventListener("storage", function (event) {
    if (event.key === null || event.key === PLAN || event.key.indexOf(PREFIX) === 0) {
      tell();
    }
  });
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) {
      tell(); // back from another page, where something may have been ticked
    }
  });

  // Whether the storage can be written at all is known only by trying.
  try {
    storage().setItem("peer-support-guide.test", "1");
    storage().removeItem("peer-support-guide.test");
  } catch (error) {
    keeps = false;
  }

  window.peerSupportChecklists = {
    FORMAT, VERSION, change, changePlan, cleanList, cleanPlan, count, countAll, identifier, lists, noList,
    progress, readList, readPlan, replaceList, restore, say, setItem, snapshot, stateOf, tell,
    keeps: () => keeps,
    onChange(listener) {
      listeners.push(listener);
      listener();
    },
  };
})();
