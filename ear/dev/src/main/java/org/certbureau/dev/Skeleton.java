package org.certbureau.dev;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A source without the bodies of its methods. Where that stays the same, nothing that uses the
 * class has to be compiled again, and the running class can be given the new bodies. What runs once
 * (a constructor, an initializer, what is annotated {@code PostConstruct}) belongs to the skeleton.
 */
final class Skeleton {
  private Skeleton() {}

  /** The skeleton of a source; the whole of what cannot be read. */
  static String of(String source) throws IOException {
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(
                    null,
                    null,
                    problem -> {},
                    List.of("-proc:none"),
                    null,
                    List.of(new Text(source)));
    StringBuilder skeleton = new StringBuilder();
    for (CompilationUnitTree unit : task.parse()) {
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      new TreeScanner<Void, Void>() {
        private int copied;

        @Override
        public Void visitCompilationUnit(CompilationUnitTree all, Void nothing) {
          super.visitCompilationUnit(all, nothing);
          skeleton.append(source, copied, source.length());
          return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
          BlockTree body = method.getBody();
          if (body == null || runsOnce(method)) {
            return null;
          }
          int start = (int) positions.getStartPosition(unit, body);
          if (start >= copied) {
            skeleton.append(source, copied, start);
            copied = (int) positions.getEndPosition(unit, body);
          }
          return null;
        }
      }.scan(unit, null);
    }
    return skeleton.toString().replaceAll("\\s+", " ");
  }

  private static boolean runsOnce(MethodTree method) {
    return method.getReturnType() == null
        || method.getModifiers().getAnnotations().stream()
            .anyMatch(a -> a.getAnnotationType().toString().endsWith("PostConstruct"));
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String source;

    Text(String source) {
      super(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE);
      this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source;
    }
  }
}
