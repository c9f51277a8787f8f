import io.github.bgjob.it.BuildLog
import io.github.bgjob.it.Project

new BuildLog(basedir.toPath()).hasOneErrorWith("-Dlanguage: there is no value 'cobol'")
new Project(basedir.toPath().resolve('my-jobs')).isOnlyThePlaceholder()
