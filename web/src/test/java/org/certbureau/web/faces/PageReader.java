package org.certbureau.web.faces;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.glassfish.expressly.parser.AstBracketSuffix;
import org.glassfish.expressly.parser.AstChoice;
import org.glassfish.expressly.parser.AstCompositeExpression;
import org.glassfish.expressly.parser.AstDeferredExpression;
import org.glassfish.expressly.parser.AstEqual;
import org.glassfish.expressly.parser.AstFunction;
import org.glassfish.expressly.parser.AstIdentifier;
import org.glassfish.expressly.parser.AstNotEqual;
import org.glassfish.expressly.parser.AstString;
import org.glassfish.expressly.parser.AstValue;
import org.glassfish.expressly.parser.ELParser;
import org.glassfish.expressly.parser.Node;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Text;
import org.xml.sax.SAXException;

/**
 * Reads pages as the container will, with the types of the beans instead of the beans: follows what
 * a page includes and the tags of the house, knows what loops hand on, and notes each step of an
 * expression that leads nowhere. Of a record it knows the components and methods, of anything else
 * getters and methods. What it cannot know, such as what stands in an array of objects, it
 * believes.
 */
final class PageReader {
  private static final String FACELETS = "jakarta.faces.facelets";
  private static final String HOUSE = "urn:certbureau:screens";

  /** Attributes that name a method to be called, without parentheses. */
  private static final Set<String> DEEDS = Set.of("action", "actionListener", "listener");

  private static final TypeFactory TYPES = TypeFactory.defaultInstance();
  private static final JavaType ANYTHING = TYPES.constructType(Object.class);
  private static final JavaType TEXT = TYPES.constructType(String.class);

  private final Path root;
  private final Map<String, Type> globals;
  private final ResourceBundle texts;
  private final Set<String> faults = new TreeSet<>();
  private final Set<Path> read = new TreeSet<>();
  private final Set<String> members = new HashSet<>();
  private final Set<String> begun = new HashSet<>();

  /**
   * What is being read.
   *
   * @param names what loops, parameters and attributes hand on
   * @param lenient whether a name may be missing: attributes of a tag may be left out
   */
  private record Place(Path file, Map<String, JavaType> names, boolean lenient) {
    Place with(Map<String, JavaType> more) {
      Map<String, JavaType> all = new HashMap<>(names);
      all.putAll(more);
      return new Place(file, all, lenient);
    }
  }

  PageReader(Path root, Map<String, Type> globals, ResourceBundle texts) {
    this.root = root;
    this.globals = globals;
    this.texts = texts;
  }

  /** Steps that lead nowhere, each with the file and the expression. */
  Set<String> faults() {
    return faults;
  }

  /** What is read of whom: class and member, with a dot between. */
  Set<String> members() {
    return members;
  }

  /** Every file that was come across. */
  Set<Path> read() {
    return read;
  }

  void page(Path file) {
    read(new Place(file.normalize(), Map.of(), false));
  }

  /** One expression by itself. */
  void expression(String text) {
    type(text, new Place(root, Map.of(), false), false);
  }

  private void read(Place place) {
    if (!begun.add(place.toString())) {
      return;
    }
    read.add(place.file());
    try {
      DocumentBuilderFactory xml = DocumentBuilderFactory.newInstance();
      xml.setNamespaceAware(true);
      element(xml.newDocumentBuilder().parse(place.file().toFile()).getDocumentElement(), place);
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new AssertionError("unreadable: " + place.file(), e);
    }
  }

  private void element(Element element, Place outside) {
    Map<String, JavaType> handed = new HashMap<>();
    if (element.hasAttribute("var")) {
      handed.put(
          element.getAttribute("var"),
          contentOf(type(element.getAttribute("value"), outside, false)));
    }
    if (element.hasAttribute("varStatus")) {
      handed.put(element.getAttribute("varStatus"), ANYTHING);
    }
    Place place = outside.with(handed);
    Map<String, JavaType> given = attributes(element, place);
    if (HOUSE.equals(element.getNamespaceURI())) {
      read(new Place(in("WEB-INF/tags/" + element.getLocalName() + ".xhtml"), given, true));
    } else if (FACELETS.equals(element.getNamespaceURI())) {
      follow(element, place);
    }
    for (org.w3c.dom.Node child = element.getFirstChild();
        child != null;
        child = child.getNextSibling()) {
      if (child instanceof Element nested) {
        element(nested, place);
      } else if (child instanceof Text text) {
        type(text.getData(), place, false);
      }
    }
  }

  private Map<String, JavaType> attributes(Element element, Place place) {
    Map<String, JavaType> given = new HashMap<>();
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Attr attribute = (Attr) attributes.item(i);
      given.put(
          attribute.getName(),
          type(attribute.getValue(), place, DEEDS.contains(attribute.getName())));
    }
    return given;
  }

  private void follow(Element element, Place place) {
    if (element.hasAttribute("template")) {
      page(in(element.getAttribute("template")));
    }
    if (!element.getLocalName().equals("include")) {
      return;
    }
    Map<String, JavaType> given = new HashMap<>(place.names());
    for (org.w3c.dom.Node child = element.getFirstChild();
        child != null;
        child = child.getNextSibling()) {
      if (child instanceof Element parameter && parameter.getLocalName().equals("param")) {
        given.put(
            parameter.getAttribute("name"), type(parameter.getAttribute("value"), place, false));
      }
    }
    for (Path file : included(element.getAttribute("src"), place.file())) {
      read(new Place(file, given, false));
    }
  }

  /** A page that is told by a value may be any of its folder. */
  private List<Path> included(String source, Path from) {
    if (!source.contains("#{")) {
      return List.of(source.startsWith("/") ? in(source) : from.resolveSibling(source).normalize());
    }
    try (Stream<Path> all = Files.list(in(source.substring(0, source.indexOf("#{"))))) {
      return all.map(Path::normalize).toList();
    } catch (IOException e) {
      throw new AssertionError(source, e);
    }
  }

  private Path in(String path) {
    return root.resolve(path.startsWith("/") ? path.substring(1) : path).normalize();
  }

  // ---- expressions

  private JavaType type(String text, Place place, boolean deed) {
    if (!text.contains("#{")) {
      return TEXT;
    }
    Step step = new Step(place, text.strip(), deed);
    return step.of(ELParser.parse(text));
  }

  private final class Step {
    private final Place place;
    private final String text;
    private final boolean deed;

    Step(Place place, String text, boolean deed) {
      this.place = place;
      this.text = text;
      this.deed = deed;
    }

    JavaType of(Node node) {
      if (node instanceof AstCompositeExpression || node instanceof AstDeferredExpression) {
        List<JavaType> parts = children(node);
        return parts.size() == 1 ? parts.get(0) : TEXT;
      }
      if (node instanceof AstIdentifier) {
        return named(node.getImage());
      }
      if (node instanceof AstString) {
        return TEXT;
      }
      if (node instanceof AstValue) {
        return path(node);
      }
      if (node instanceof AstFunction) {
        return fault("no function " + node.getImage());
      }
      List<JavaType> parts = children(node);
      if (node instanceof AstEqual || node instanceof AstNotEqual) {
        compared(node, parts);
      }
      return node instanceof AstChoice && parts.get(1).equals(parts.get(2))
          ? parts.get(1)
          : ANYTHING;
    }

    private List<JavaType> children(Node node) {
      List<JavaType> types = new ArrayList<>();
      for (int i = 0; i < node.jjtGetNumChildren(); i++) {
        types.add(of(node.jjtGetChild(i)));
      }
      return types;
    }

    private JavaType named(String name) {
      JavaType handed = place.names().get(name);
      if (handed != null) {
        return handed;
      }
      if (globals.containsKey(name)) {
        return TYPES.constructType(globals.get(name));
      }
      return place.lenient() ? ANYTHING : fault("nothing is called " + name);
    }

    private JavaType path(Node path) {
      JavaType here = of(path.jjtGetChild(0));
      int last = path.jjtGetNumChildren() - 1;
      for (int i = 1; i <= last; i++) {
        Node suffix = path.jjtGetChild(i);
        if (suffix instanceof AstBracketSuffix) {
          here = inside(here, suffix.jjtGetChild(0));
        } else if (suffix.jjtGetNumChildren() > 0) {
          Node arguments = suffix.jjtGetChild(0);
          children(arguments);
          here = called(here, suffix.getImage(), arguments.jjtGetNumChildren());
        } else {
          here = property(here, suffix.getImage(), i == last && deed);
        }
      }
      return here;
    }

    private JavaType inside(JavaType base, Node key) {
      of(key);
      if (base.isTypeOrSubTypeOf(ResourceBundle.class)) {
        String name = key instanceof AstString literal ? literal.getString() : null;
        return name == null || texts.containsKey(name) ? TEXT : fault("no text " + name);
      }
      return base.isContainerType() ? base.getContentType() : ANYTHING;
    }

    private JavaType property(JavaType base, String name, boolean mayBeMethod) {
      if (base.equals(ANYTHING)) {
        return ANYTHING;
      }
      if (base.isMapLikeType()) {
        return base.getContentType();
      }
      Optional<Type> found =
          base.getRawClass().isRecord()
              ? Stream.of(base.getRawClass().getRecordComponents())
                  .filter(component -> component.getName().equals(name))
                  .map(RecordComponent::getGenericType)
                  .findFirst()
              : Stream.of(base.getRawClass().getMethods())
                  .filter(method -> isGetter(method, name))
                  .map(Method::getGenericReturnType)
                  .findFirst();
      members.add(base.getRawClass().getName() + "." + name);
      if (found.isPresent()) {
        return TYPES.resolveMemberType(found.get(), base.getBindings());
      }
      if (mayBeMethod && Stream.of(base.getRawClass().getMethods()).anyMatch(is(name))) {
        return ANYTHING;
      }
      return fault("no " + name + " in " + base.getRawClass().getName());
    }

    private JavaType called(JavaType base, String name, int arguments) {
      if (base.equals(ANYTHING)) {
        return ANYTHING;
      }
      members.add(base.getRawClass().getName() + "." + name);
      List<JavaType> results =
          Stream.of(base.getRawClass().getMethods())
              .filter(is(name))
              .filter(method -> method.getParameterCount() == arguments || method.isVarArgs())
              .map(Method::getGenericReturnType)
              .map(type -> TYPES.resolveMemberType(type, base.getBindings()))
              .distinct()
              .toList();
      if (results.isEmpty()) {
        return fault(
            "no %s() with %d arguments in %s"
                .formatted(name, arguments, base.getRawClass().getName()));
      }
      return results.size() == 1 ? results.get(0) : ANYTHING;
    }

    /** A word that is compared with a value has to be one of its words. */
    private void compared(Node node, List<JavaType> sides) {
      for (int i = 0; i < 2; i++) {
        if (sides.get(i).isEnumType()
            && node.jjtGetChild(1 - i) instanceof AstString word
            && Stream.of(sides.get(i).getRawClass().getEnumConstants())
                .noneMatch(known -> ((Enum<?>) known).name().equals(word.getString()))) {
          fault("no " + word.getString() + " in " + sides.get(i).getRawClass().getName());
        }
      }
    }

    private JavaType fault(String what) {
      faults.add(root.relativize(place.file()) + ": " + what + ": " + text);
      return ANYTHING;
    }
  }

  private static Predicate<Method> is(String name) {
    return method -> method.getName().equals(name);
  }

  private static boolean isGetter(Method method, String property) {
    String ending = Character.toUpperCase(property.charAt(0)) + property.substring(1);
    return method.getParameterCount() == 0
        && (method.getName().equals("get" + ending)
            || (method.getName().equals("is" + ending) && method.getReturnType() == boolean.class));
  }

  private static JavaType contentOf(JavaType many) {
    if (many.isContainerType() && !many.isMapLikeType()) {
      return many.getContentType();
    }
    JavaType[] content = TYPES.findTypeParameters(many, Iterable.class);
    return content == null || content.length == 0 ? ANYTHING : content[0];
  }
}
