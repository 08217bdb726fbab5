package org.certbureau.dev;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.certbureau.dev.Sources.Kind;
import org.certbureau.dev.Sources.Source;
import org.certbureau.dev.Sources.Stamp;

/** Follows the sources and brings each edit into the running bureau, telling what it did. */
final class Edits {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  /** Where a file system does not tell, one looks. */
  private static final long LOOK_ANYWAY_MILLIS = 1000;

  /** A checkout or an editor writes several files in a row. */
  private static final long QUIET_MILLIS = 60;

  private static final int NAMED = 3;

  private final Sources sources;
  private final Layout layout;
  private final Compiler compiler;
  private final RunningBureau bureau;
  private final PrintStream out;

  /** What was edited and could not be compiled yet. */
  private final Set<Path> uncompiled = new LinkedHashSet<>();

  /** What was edited and waits for the bureau to be loaded anew. */
  private final Set<Source> unloaded = new LinkedHashSet<>();

  /** Whether the last version could not be loaded. */
  private boolean away;

  Edits(Sources sources, Layout layout, Compiler compiler, RunningBureau bureau, PrintStream out) {
    this.sources = sources;
    this.layout = layout;
    this.compiler = compiler;
    this.bureau = bureau;
    this.out = out;
  }

  /** Until the bureau ends. */
  void follow() throws IOException, InterruptedException {
    Map<Path, Stamp> known = sources.stamps();
    FileTime laidOut = layout.laidOut();
    // what was edited while the bureau started comes first
    known.values().removeIf(stamp -> stamp.written().compareTo(laidOut) > 0);
    compiler.remember();
    try (WatchService watcher = sources.roots().get(0).getFileSystem().newWatchService()) {
      register(watcher);
      say("watching", "the sources; Ctrl-C ends all");
      while (bureau.isAlive()) {
        WatchKey woken = watcher.poll(LOOK_ANYWAY_MILLIS, TimeUnit.MILLISECONDS);
        while (woken != null) {
          woken.pollEvents();
          woken.reset();
          woken = watcher.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
        }
        Map<Path, Stamp> now = sources.stamps();
        List<Path> changed = difference(known, now);
        if (!changed.isEmpty()) {
          known = now;
          take(changed);
          register(watcher);
        }
      }
    }
  }

  private static List<Path> difference(Map<Path, Stamp> before, Map<Path, Stamp> now) {
    List<Path> changed = new ArrayList<>();
    now.forEach(
        (file, stamp) -> {
          if (!stamp.equals(before.get(file))) {
            changed.add(file);
          }
        });
    before.keySet().stream().filter(file -> !now.containsKey(file)).forEach(changed::add);
    return changed;
  }

  private void register(WatchService watcher) throws IOException {
    for (Path root : sources.roots()) {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                throws IOException {
              folder.register(
                  watcher,
                  StandardWatchEventKinds.ENTRY_CREATE,
                  StandardWatchEventKinds.ENTRY_MODIFY,
                  StandardWatchEventKinds.ENTRY_DELETE);
              return FileVisitResult.CONTINUE;
            }
          });
    }
  }

  private void take(List<Path> changed) throws InterruptedException {
    List<Source> edited = changed.stream().map(sources::of).flatMap(Optional::stream).toList();
    if (edited.isEmpty()) {
      return;
    }
    try {
      bringIn(edited);
    } catch (IOException | UncheckedIOException e) {
      // a file that is being written or taken away; its next edit is another try
      say("errors", names(edited) + ": " + e.getMessage());
    }
  }

  private void bringIn(List<Source> edited) throws IOException, InterruptedException {
    long start = System.nanoTime();
    List<Source> brought = new ArrayList<>();
    for (Source source : edited) {
      Optional<String> fault = XmlCheck.fault(source);
      if (fault.isEmpty()) {
        if (layout.bring(source)) {
          brought.add(source);
        }
      } else {
        say("errors", names(List.of(source)) + ": the last good version goes on");
        out.println("  " + sources.called(source.file()) + ":" + fault.get());
      }
    }
    List<Source> built = of(brought, Kind.BUILD);
    if (!built.isEmpty()) {
      say("restart", names(built) + ": end this and start ./dev again, it builds");
    }
    unloaded.addAll(of(brought, Kind.SETTING));
    List<Source> java = of(brought, Kind.JAVA);
    java.forEach(source -> uncompiled.add(source.file()));
    List<Source> shown = of(brought, Kind.PAGE);
    shown.addAll(of(brought, Kind.TEXT));
    if (!java.isEmpty()) {
      compiled(java, start);
    } else if (!unloaded.isEmpty() || (away && !shown.isEmpty())) {
      load(shown, start);
    } else if (!shown.isEmpty()) {
      say("shown", names(shown) + after(start));
    }
  }

  private void compiled(List<Source> java, long start) throws IOException, InterruptedException {
    Compiler.Outcome outcome = compiler.edited(uncompiled);
    if (!outcome.errors().isEmpty()) {
      say("errors", names(java) + ": the last good version goes on" + after(start));
      outcome.errors().forEach(error -> out.println("  " + error.replace("\n", "\n  ")));
      return;
    }
    uncompiled.clear();
    boolean bodiesWillDo = outcome.onlyBodies() && unloaded.isEmpty() && !away;
    if (bodiesWillDo && bureau.swap(outcome.classes()).isEmpty()) {
      say("swapped", names(java) + ", logins kept" + after(start));
    } else {
      load(java, start);
    }
  }

  private void load(List<Source> edited, long start) throws IOException, InterruptedException {
    Set<Source> why = new LinkedHashSet<>(edited);
    why.addAll(unloaded);
    List<String> fault = bureau.load();
    away = !fault.isEmpty();
    unloaded.clear();
    if (away) {
      say("failed", names(why) + ": the bureau is not there until the next good edit");
      fault.forEach(line -> out.println("  " + line));
    } else {
      say("loaded", names(why) + after(start));
    }
  }

  private static List<Source> of(List<Source> edited, Kind kind) {
    return edited.stream()
        .filter(source -> source.kind() == kind)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private String names(Collection<Source> files) {
    String first = files.stream().limit(NAMED).map(this::name).collect(Collectors.joining(", "));
    return files.size() <= NAMED ? first : first + " and " + (files.size() - NAMED) + " more";
  }

  /** Every module has a POM. */
  private String name(Source source) {
    String path = sources.called(source.file());
    return path.endsWith("pom.xml") ? path : path.replaceFirst("^.*/", "");
  }

  private static String after(long start) {
    return String.format(Locale.ROOT, "  %.1f s", (System.nanoTime() - start) / 1e9);
  }

  private void say(String what, String about) {
    out.printf(Locale.ROOT, "%s %-8s %s%n", LocalTime.now().format(CLOCK), what, about);
  }
}
