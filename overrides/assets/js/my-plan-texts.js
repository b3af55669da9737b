// A plan as text, Markdown, table and Word file. `plan` is what my-plan.js gathers:
//   {title, organization, date, chapters: [{title, lists: [{title, progress, items}]}], notStarted: [title]}
// where an item is {text, state: "done", "na" or "open", answer, note, who, by (as shown), day (as kept)}.
(function () {
  "use strict";
  var store = window.peerSupportChecklists;
  var STATES = ["done", "open", "na"];

  function line(key, text) {
    return store.say(key) + store.say("colon") + text;
  }

  function facts(item) {
    return ["answer", "note", "who", "by"].filter((key) => item[key]).map((key) => line(key, item[key]));
  }

  function head(plan) {
    return [plan.organization, plan.date].filter(Boolean).join(" · ");
  }

  // Call `write` for each list with its items by state.
  function walk(plan, onChapter, onList) {
    plan.chapters.forEach(function (chapter) {
      onChapter(chapter);
      chapter.lists.forEach(function (list) {
        var parts = STATES.map((state) => ({ state: state, items: list.items.filter((item) => item.state === state) }));
        onList(
          list,
          parts.filter((part) => part.items.length)
        );
      });
    });
  }

  function text(plan) {
    var lines = [plan.title, head(plan)].filter(Boolean);
    walk(
      plan,
      (chapter) => lines.push("", chapter.title.toUpperCase()),
      function (list, parts) {
        lines.push("", list.title + " (" + list.progress + ")");
        parts.forEach(function (part) {
          lines.push(store.say(part.state) + store.say("colon").trimEnd());
          part.items.forEach(function (item) {
            lines.push("- " + item.text);
            facts(item).forEach((fact) => lines.push("  " + fact.replace(/\n/g, "\n  ")));
          });
        });
      }
    );
    return lines.join("\n") + "\n";
  }

  function escaped(words) {
    return words.replace(/([\\`*_[\]<>#|~])/g, "\\$1").replace(/^(\s*)([-+]|\d+\.)(?=\s)/gm, "$1\\$2");
  }

  function markdown(plan) {
    var lines = ["# " + escaped(plan.title)];
    if (head(plan)) {
      lines.push("", escaped(head(plan)));
    }
    walk(
      plan,
      (chapter) => lines.push("", "## " + escaped(chapter.title)),
      function (list, parts) {
        lines.push("", "### " + escaped(list.title), "", escaped(list.progress));
        parts.forEach(function (part) {
          lines.push("", "**" + store.say(part.state) + "**", "");
          part.items.forEach(function (item) {
            lines.push("- " + { done: "[x] ", open: "[ ] ", na: "" }[part.state] + escaped(item.text));
            facts(item).forEach((fact) => lines.push("    - " + escaped(fact).replace(/\n+/g, "  \n      ")));
          });
        });
      }
    );
    return lines.join("\n") + "\n";
  }

  // A cell that begins like a formula would be run by a spreadsheet: an apostrophe makes it text.
  function cell(value) {
    var safe = /^\s*[=+\-@\t\r]/.test(value) ? "'" + value : value;
    return '"' + safe.replace(/"/g, '""') + '"';
  }

  function csv(plan) {
    var columns = ["chapter", "checklist", "item", "status", "answer", "note", "who", "by"];
    var rows = [columns.map((key) => store.say(key))];
    plan.chapters.forEach(function (chapter) {
      chapter.lists.forEach(function (list) {
        list.items.forEach(function (item) {
          var own = [item.answer, item.note, item.who, item.day].map((value) => value || "");
          rows.push([chapter.title, list.title, item.text, store.say(item.state)].concat(own));
        });
      });
    });
    // The mark in front tells Excel that the file is UTF-8.
    return "\ufeff" + rows.map((row) => row.map(cell).join(",") + "\r\n").join("");
  }

  // Sizes in twentieths of a point.
  var PAPER = { letter: { width: 12240, height: 15840 }, a4: { width: 11906, height: 16838 } };

  function word(plan, paper, lang) {
    var docx = window.docx;
    var children = [];
    function add(words, options) {
      // A line break inside a note is one in Word, too.
      var runs = words.split("\n").map((piece, at) => new docx.TextRun(Object.assign({ text: piece, break: at ? 1 : 0 }, options.run)));
      children.push(new docx.Paragraph(Object.assign({}, options, { run: undefined, children: runs })));
    }
    add(plan.title, { heading: docx.HeadingLevel.TITLE });
    if (head(plan)) {
      add(head(plan), {});
    }
    walk(
      plan,
      (chapter) => add(chapter.title, { heading: docx.HeadingLevel.HEADING_1 }),
      function (list, parts) {
        add(list.title, { heading: docx.HeadingLevel.HEADING_2 });
        add(list.progress, { keepNext: true });
        parts.forEach(function (part) {
          add(store.say(part.state), { heading: docx.HeadingLevel.HEADING_3 });
          part.items.forEach(function (item) {
            add({ done: "☑ ", open: "☐ ", na: "– " }[part.state] + item.text, { indent: { left: 340, hanging: 340 }, spacing: { before: 80 } });
            facts(item).forEach((fact) => add(fact, { indent: { left: 680 } }));
          });
        });
      }
    );
    var font = { ascii: "Calibri", hAnsi: "Calibri", cs: "Calibri", eastAsia: "Microsoft YaHei" };
    function style(size, before, color) {
      return { run: { font: font, size: size, bold: true, color: color }, paragraph: { spacing: { before: before, after: 80 }, keepNext: true } };
    }
    var language = { value: lang === "es" ? "es-419" : "en-US", eastAsia: "zh-CN" };
    return docx.Packer.toBlob(
      new docx.Document({
        title: plan.title,
        creator: plan.organization || "",
        styles: {
          default: {
            document: { run: { font: font, size: 22, language: language } },
            title: style(40, 0, "0B5563"),
            heading1: style(30, 360, "0B5563"),
            heading2: style(25, 240, "0B5563"),
            heading3: style(21, 160, "46575D"),
          },
        },
        sections: [{ properties: { page: { size: PAPER[paper], margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 } } }, children: children }],
      })
    );
  }

  window.peerSupportPlanTexts = { text, markdown, csv, word, facts, walk, head };
})();
