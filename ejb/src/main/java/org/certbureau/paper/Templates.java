package org.certbureau.paper;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;

/**
 * The templates under {@code papers/}, read once. Values are escaped; a name that a paper does not
 * have fails the print instead of leaving a hole in a document.
 */
final class Templates {
  private final Mustache.Compiler compiler;
  private final Map<String, Template> compiled = new ConcurrentHashMap<>();

  /**
   * @param shown which characters papers show
   */
  Templates(IntPredicate shown) {
    compiler =
        Mustache.compiler()
            .withEscaper(new Gaps(shown))
            .strictSections(true)
            .emptyStringIsFalse(true)
            .withFormatter(PaperText::of)
            .withLoader(Templates::open);
  }

  /**
   * The paper as XHTML.
   *
   * @param surroundings what the stylesheet needs beside the paper's own values
   */
  String fill(Paper paper, Map<String, ?> surroundings) {
    Template template = compiled.computeIfAbsent(paper.template(), this::compile);
    StringWriter xhtml = new StringWriter();
    template.execute(paper, surroundings, xhtml);
    return xhtml.toString();
  }

  private Template compile(String name) {
    try (Reader source = open(name)) {
      return compiler.compile(source);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Reader open(String name) throws IOException {
    InputStream source = Templates.class.getResourceAsStream("/papers/" + name + ".xhtml");
    if (source == null) {
      throw new FileNotFoundException("no template papers/" + name + ".xhtml");
    }
    return new InputStreamReader(source, StandardCharsets.UTF_8);
  }
}
