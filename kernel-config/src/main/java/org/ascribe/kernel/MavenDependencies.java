package org.ascribe.kernel;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import eu.maveniverse.maven.mima.extensions.mmr.MavenModelReader;
import eu.maveniverse.maven.mima.extensions.mmr.ModelRequest;
import eu.maveniverse.maven.mima.extensions.mmr.ModelResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;

/** Jars by Maven coordinates or by POM, with the user's own Maven settings and local repository. */
final class MavenDependencies {
    private static final Set<String> DEFAULT_SCOPES = Set.of("compile", "runtime", "system", "import");

    private final Map<String, RemoteRepository> added = new LinkedHashMap<>();

    synchronized void addRepository(String id, String url) {
        added.put(id, new RemoteRepository.Builder(id, "default", url).build());
    }

    /** The jars of coordinates {@code group:artifact[:packaging[:classifier]]:version} and all they need at run time. */
    List<Path> of(List<String> coordinates) throws DependencyResolutionException {
        List<Dependency> wanted = coordinates.stream()
                .map(text -> new Dependency(artifact(text), JavaScopes.RUNTIME))
                .toList();
        try (Context maven = open()) {
            return resolve(maven, wanted, List.of(), repositories(maven));
        }
    }

    List<Path> ofPom(String pomOrFragment, Set<String> scopes) throws Exception {
        Path file = Files.createTempFile("cell", ".pom");
        try {
            Files.writeString(file, PomFragment.complete(pomOrFragment));
            return ofPomFile(file, scopes);
        } finally {
            Files.delete(file);
        }
    }

    List<Path> ofPomFile(Path pom, Set<String> scopes) throws Exception {
        Set<String> wanted = scopes.isEmpty() ? DEFAULT_SCOPES : scopes;
        try (Context maven = open()) {
            MavenModelReader reader = new MavenModelReader(maven);
            ModelResponse model =
                    reader.readModel(ModelRequest.builder().setPomFile(pom).build());
            ArtifactDescriptorResult project = model.toArtifactDescriptorResult(model.getEffectiveModel());
            List<Dependency> dependencies = project.getDependencies().stream()
                    .filter(d -> wanted.contains(d.getScope().isEmpty() ? JavaScopes.COMPILE : d.getScope()))
                    .map(d -> d.setScope(JavaScopes.RUNTIME))
                    .toList();
            List<RemoteRepository> repositories = new ArrayList<>(repositories(maven));
            repositories.addAll(maven.repositorySystem()
                    .newResolutionRepositories(maven.repositorySystemSession(), project.getRepositories()));
            return resolve(maven, dependencies, project.getManagedDependencies(), repositories);
        }
    }

    private static List<Path> resolve(
            Context maven, List<Dependency> wanted, List<Dependency> managed, List<RemoteRepository> repositories)
            throws DependencyResolutionException {
        CollectRequest collect = new CollectRequest(wanted, managed, repositories);
        DependencyRequest request =
                new DependencyRequest(collect, DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME));
        return maven
                .repositorySystem()
                .resolveDependencies(maven.repositorySystemSession(), request)
                .getArtifactResults()
                .stream()
                .map(result -> result.getArtifact().getFile().toPath())
                .collect(Collectors.toList());
    }

    private static Context open() {
        ContextOverrides asTheUserHasIt =
                ContextOverrides.create().withUserSettings(true).build();
        return Runtimes.INSTANCE.getRuntime().create(asTheUserHasIt);
    }

    private synchronized List<RemoteRepository> repositories(Context maven) {
        List<RemoteRepository> all = new ArrayList<>(maven.remoteRepositories());
        all.addAll(maven.repositorySystem()
                .newResolutionRepositories(maven.repositorySystemSession(), List.copyOf(added.values())));
        return all;
    }

    private static DefaultArtifact artifact(String coordinates) {
        try {
            return new DefaultArtifact(coordinates);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + coordinates
                    + "' are no Maven coordinates; expected group:artifact[:packaging[:classifier]]:version");
        }
    }
}
